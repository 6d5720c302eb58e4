"""Operations of the bridge besides the first score, each in a module that the browser fetches when it is asked for."""
