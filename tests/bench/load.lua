-- Replays the requests of a visit, one after the other, and says in one line of JSON how it went.
local paths = {}
for line in io.lines(os.getenv("WUHUA_PATHS")) do
  paths[#paths + 1] = line
end
local at = 0

request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "br, gzip" })
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "bytes": %d, "seconds": %.3f, "median": %.3f, "p99": %.3f, "errors": %d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
