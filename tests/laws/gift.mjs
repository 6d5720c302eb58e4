// Reads a paper in GIFT with the grammar that gift-pegjs publishes: `node gift.mjs paper.gift` → its questions as JSON.
import { readFileSync } from "node:fs";
import gift from "gift-pegjs";

process.stdout.write(JSON.stringify(gift.parse(readFileSync(process.argv[2], "utf-8"))));
