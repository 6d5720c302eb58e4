"""Every door that takes a file or a text, with broken input: no crash, no hang, no loss, no script.

`make fuzz` throws 100,000 inputs at each, and a twentieth at the whole standard; the tests throw a few hundred. Inputs are good
ones, changed in up to six places. What makes a door fail is made as small as it can be (Hypothesis) and written to build/fuzz/.
"""
