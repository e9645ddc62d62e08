#!/usr/bin/env python3
"""A partner that trusts nobody: follows its events, keeps its own books, and holds statements against them.

It knows what the documents say (docs/events, docs/operating.md) and nothing else, and needs nothing but Python.
Exit status: 0 all agrees, 1 something does not, 2 it was asked for wrongly, 3 the service was away.
"""

import argparse
import csv
import hashlib
import http.client
import io
import json
import os
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone

GENESIS = "0" * 64
MILLION = 1_000_000
TYPE = "io.guerdon.partner.entry.v1"
# How ids of those whose account it may be begin, by the names under which they are told.
OWNERS = {"member": "mem_", "giftCard": "gft_", "partnerAccount": "prt_"}
# What tills note: sales, goods that come back, and what is paid with points, at once or out of a hold.
KINDS = ("earn", "return", "redeem", "capture")
LINES = 500
WAIT = 20
# For how long a question is repeated that is refused for the moment: entries may still be on their way to the stream.
PATIENCE = 300
# By how much clocks may differ, in milliseconds: what is so close to an end may be the other side's of something inside.
WINDOW = 5 * 60 * 1000
NO_PACKS = {"opening": 0, "bought": 0, "used": 0, "left": 0}
SCHEMA = """
CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, hash TEXT, at INTEGER, kind TEXT, entry TEXT UNIQUE, own INTEGER);
CREATE TABLE IF NOT EXISTS amount (seq INTEGER, unit TEXT, measure TEXT, amount INTEGER, PRIMARY KEY (seq, unit, measure));
CREATE TABLE IF NOT EXISTS running (unit TEXT, measure TEXT, amount TEXT, PRIMARY KEY (unit, measure));
CREATE TABLE IF NOT EXISTS statement (period TEXT PRIMARY KEY, first TEXT UNIQUE, body TEXT);
CREATE TABLE IF NOT EXISTS sale (receipt TEXT, kind TEXT, at TEXT, amount INTEGER, PRIMARY KEY (receipt, kind, at, amount));
"""


class Wrong(Exception):
    """What was received does not agree with itself, or with these books."""


class Service:
    """The program's API, as one partner sees it."""

    def __init__(self, url, key, partner):
        self.base = f"{url.rstrip('/')}/v1/partners/{urllib.parse.quote(partner)}"
        self.key = key

    def open(self, path, body=None, headers=None):
        request = urllib.request.Request(self.base + path, data=body, headers=headers or {})
        request.add_header("Authorization", f"Bearer {self.key}")
        return urllib.request.urlopen(request, timeout=WAIT + 40)

    def json(self, path, body=None, headers=None):
        with self.open(path, body, headers) as answer:
            return json.load(answer)

    def patient(self, path, body, headers):
        """As json(), but comes back where the service says after how many seconds, for PATIENCE seconds at most."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self.json(path, body, headers)
            except urllib.error.HTTPError as refused:
                seconds = refused.headers.get("Retry-After")
                if seconds is None or time.monotonic() + int(seconds) > until:
                    raise
                time.sleep(int(seconds))

    def events(self, after, wait):
        """Whole lines only: where an answer breaks off, what came before is good, and the rest is asked for again."""
        lines = []
        with self.open(f"/events?after={after}&limit={LINES}&wait={wait}") as answer:
            try:
                lines.extend(line for line in answer if line.endswith(b"\n"))
            except (http.client.HTTPException, OSError):
                if not lines:
                    raise
        return [json.loads(line) for line in lines]


def millis(instant):
    at = datetime.fromisoformat(instant.replace("Z", "+00:00"))
    return (at - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)


def flat(units):
    return {(unit, measure): amount for unit, measures in units.items() for measure, amount in measures.items()}


def digest(event):
    data = event["data"]
    owner = next(data[name] for name in OWNERS if name in data)
    lines = [data["prevHash"], data["seq"], data["entry"], data["kind"], owner, event["time"]]
    lines += [f"{unit} {measure} {amount}" for (unit, measure), amount in flat(data["totals"]).items()]
    if "slip" in data:
        slip = data["slip"]
        lines.append(f"slip: {slip['at']} {slip.get('amount', '-')} {slip['receipt']}")
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


class Books:
    """What was received, kept so that a kill at any moment loses nothing and counts nothing twice."""

    def __init__(self, path, partner):
        self.partner = partner
        self.db = sqlite3.connect(path, timeout=30)
        self.db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + SCHEMA)
        self.widen()

    def widen(self):
        """Totals may outgrow the 64 bits of an INTEGER, so they are kept as text; older books had them as numbers.

        Nor did they note which events are of the partner's own tills.
        """
        with self.db:
            self.db.execute("BEGIN IMMEDIATE")
            if self.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'total'").fetchone():
                self.db.execute("INSERT INTO running SELECT unit, measure, CAST(amount AS TEXT) FROM total")
                self.db.execute("DROP TABLE total")
            if "own" not in [column[1] for column in self.db.execute("PRAGMA table_info(event)")]:
                self.db.execute("ALTER TABLE event ADD COLUMN own INTEGER DEFAULT 0")

    def last(self):
        return self.db.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone() or (0, GENESIS)

    def totals(self):
        return {(unit, measure): int(amount) for unit, measure, amount in self.db.execute("SELECT * FROM running")}

    def take(self, events):
        """Checks events one by one and keeps them with the new totals, all or none; the last one kept is the cursor."""
        with self.db:
            self.db.execute("BEGIN IMMEDIATE")
            seq, before = self.last()
            totals = self.totals()
            for event in events:
                if self.knows(event):
                    continue
                seq, before = self.check(event, seq, before, totals), event["data"]["hash"]
                self.keep(event)
            self.db.execute("DELETE FROM running")
            self.db.executemany("INSERT INTO running VALUES (?, ?, ?)", [(*what, str(n)) for what, n in totals.items()])

    def knows(self, event):
        """Another one that follows into the same books may have been faster."""
        kept = self.db.execute("SELECT hash FROM event WHERE seq = ?", (event["data"]["seq"],)).fetchone()
        return kept is not None and kept[0] == event["data"]["hash"]

    def check(self, event, seq, before, totals):
        data = event["data"]
        if data["seq"] != seq + 1:
            raise Wrong(f"event {data['seq']} came after event {seq}")
        owners = [name for name in OWNERS if name in data]
        named = (event["id"], event["subject"], event["type"])
        if named != (f"{self.partner}/{data['seq']}", self.partner, TYPE):
            raise Wrong(f"event {data['seq']} was altered: its id, subject or type is not its own")
        if len(owners) != 1 or not data[owners[0]].startswith(OWNERS[owners[0]]):
            raise Wrong(f"event {data['seq']} was altered: it does not say whose account it is")
        if data["prevHash"] != before:
            raise Wrong(f"event {data['seq']} does not follow the event before it")
        for what, amount in flat(data["amounts"]).items():
            totals[what] = totals.get(what, 0) + amount
            if totals[what] == 0:
                del totals[what]
        if totals != flat(data["totals"]):
            raise Wrong(f"event {data['seq']}: its totals are not those before it and its amounts")
        if digest(event) != data["hash"]:
            raise Wrong(f"event {data['seq']} was altered: its hash is not that of what it says")
        return data["seq"]

    def keep(self, event):
        data = event["data"]
        row = (data["seq"], data["hash"], millis(event["time"]), data["kind"], data["entry"], "slip" in data)
        self.db.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", row)
        amounts = [(data["seq"], *what, amount) for what, amount in flat(data["amounts"]).items()]
        self.db.executemany("INSERT INTO amount VALUES (?, ?, ?, ?)", amounts)

    def told(self, begin, end):
        """How many events of what its own tills note were recorded in a period, in milliseconds."""
        marks = ",".join("?" * len(KINDS))
        query = f"SELECT COUNT(*) FROM event WHERE own AND at >= ? AND at < ? AND kind IN ({marks})"
        return self.db.execute(query, (begin, end, *KINDS)).fetchone()[0]

    def recorded(self, through, before):
        """What the events up to one come to that were recorded before an instant.

        An event's own amounts fit 64 bits, their sums need not: both halves are added up, and put together here.
        """
        rows = self.db.execute(
            "SELECT unit, measure, SUM(amount >> 32), SUM(amount & 0xffffffff) FROM amount JOIN event USING (seq)"
            " WHERE seq <= ? AND at < ? GROUP BY unit, measure",
            (through, millis(before)),
        )
        sums = {(unit, measure): (high << 32) + low for unit, measure, high, low in rows}
        return {what: amount for what, amount in sums.items() if amount}


def follow(service, books, wait):
    """Takes whatever there is; answers whether there was anything."""
    events = service.events(books.last()[0], wait)
    books.take(events)
    return bool(events)


def catch_up(service, books):
    while follow(service, books, 0):
        pass
    print(f"{books.last()[0]} events, all sound", flush=True)


def statements(service):
    """Every statement of a closed period, the first one first."""
    found, cursor = [], ""
    while cursor is not None:
        page = service.json(f"/statements?limit=50{cursor and '&cursor=' + cursor}")
        found += page["items"]
        cursor = page.get("nextCursor")
    return found[::-1]


def settle(service, books):
    """Holds every closed period against these books, and against what it was the last time."""
    before = None
    for statement in statements(service):
        hold(books, statement, before)
        before = statement
        print(f"{statement['period']} agrees: {statement['money']['net']} {statement['money']['currency']}", flush=True)


def hold(books, statement, before):
    period, money = statement["period"], statement["money"]
    body = json.dumps(statement, sort_keys=True)
    kept = books.db.execute("SELECT body FROM statement WHERE period = ?", (period,)).fetchone()
    if kept and not still_says(statement, json.loads(kept[0])):
        raise Wrong(f"the statement of {period} has changed since it was closed")
    lines = {(line["unit"], line["measure"]): line for line in statement["lines"]}
    closing = {what: line["closing"] for what, line in lines.items() if line["closing"]}
    if closing != books.recorded(statement["through"], statement["before"]):
        raise Wrong(f"the statement of {period} is not what its events come to")
    opened = {(line["unit"], line["measure"]): line["closing"] for line in before["lines"]} if before else {}
    for what, line in lines.items():
        if line["opening"] != opened.get(what, 0) or line["opening"] + line["amount"] != line["closing"]:
            raise Wrong(f"the statement of {period} does not follow the one before it: {' '.join(what)}")
    cleared = position({what: line["amount"] for what, line in lines.items()})
    carried = before["money"]["carriedOutMillionths"] if before else 0
    if (money["carriedInMillionths"], money["clearedMillionths"]) != (carried, cleared):
        raise Wrong(f"the money of {period} is not what was carried over and cleared")
    owed, rest = divmod(carried + cleared - money["carriedOutMillionths"], MILLION)
    packs = use_packs(lines, before, owed)
    if money.get("packs", NO_PACKS) != packs:
        raise Wrong(f"the packs of {period} are not what was bought, left and used")
    if rest or owed + packs["used"] != money["net"]:
        raise Wrong(f"the money of {period} does not add up")
    if "lines" in money and money["lines"] != in_money(lines, before, packs["used"]):
        raise Wrong(f"the money of {period} is not what was accepted, given back and owed")
    with books.db:
        books.db.execute("INSERT OR IGNORE INTO statement VALUES (?, ?, ?)", (period, statement["from"], body))


def still_says(now, then):
    """A later release may say more of a closed period, and never anything else."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(name in now and still_says(now[name], then[name]) for name in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(still_says, now, then))
    return now == then


def position(totals):
    """What one is owed, less what one owes; the other measures of the unit say what those are of."""
    return totals.get(("clearing", "owed"), 0) - totals.get(("clearing", "owes"), 0)


def itemised(totals):
    """What a position is of, in millionths, signed as it counts for the partner."""

    def of(measure):
        return totals.get(("clearing", measure), 0)

    return {
        "accepted": of("owed") + of("refunded") + of("fee"),
        "refunded": -of("refunded"),
        "fee": -of("fee"),
        "redeemed": of("expired") - of("owes") - of("restored"),
        "restored": of("restored"),
        "expired": -of("expired"),
    }


def to_date(totals, used):
    """Every line of a statement in money, at one end of its period: in minor units and exactly, each rounded by itself."""
    lines = {item: (rounded(exact), exact) for item, exact in itemised(totals).items()}
    settled = rounded(position(totals))
    minor, exact = (sum(figures) for figures in zip(*lines.values()))
    lines["rounding"] = (settled - minor, settled * MILLION - exact)
    lines["packs-used"] = (used, used * MILLION)
    lines["net"] = (settled + used, (settled + used) * MILLION)
    return lines


def rounded(millionths):
    return (millionths + MILLION // 2) // MILLION


def in_money(lines, before, used):
    """The statement in money, counted here; what there never was is left out, the net never is."""
    earlier = {line["item"]: line["closing"] for line in before["money"].get("lines", [])} if before else {}
    used_before = earlier.get("packs-used", 0)
    opening = to_date({what: line["opening"] for what, line in lines.items()}, used_before)
    closing = to_date({what: line["closing"] for what, line in lines.items()}, used_before + used)
    return [
        {
            "item": item,
            "opening": opening[item][0],
            "amount": closing[item][0] - opening[item][0],
            "closing": closing[item][0],
            "millionths": closing[item][1] - opening[item][1],
        }
        for item in closing
        if item == "net" or any(opening[item]) or any(closing[item])
    ]


def use_packs(lines, before, owed):
    """What is to be paid for a period is taken from what was paid in advance, as long as there is any.

    What comes back is put back there first.
    """
    opening = before["money"].get("packs", NO_PACKS)["left"] if before else 0
    line, owes = lines.get(("clearing", "packs")), lines.get(("clearing", "owes"))
    bought = line["amount"] // MILLION if line else 0
    if owed < 0:
        used = min(-owed, opening + bought)
    else:
        taken = line["opening"] // MILLION - opening if line else 0
        came_back = max(0, -(owes["amount"] // MILLION)) if owes else 0
        used = -min(owed, came_back, taken)
    return {"opening": opening, "bought": bought, "used": used, "left": opening + bought - used}


def sales(books, path):
    """Notes what the tills say: CSV with the columns receipt, kind, at (RFC 3339), amount (minor units)."""
    with open(path, newline="", encoding="utf-8") as file, books.db:
        rows = [(row["receipt"], row["kind"], row["at"], int(row["amount"])) for row in csv.DictReader(file)]
        books.db.executemany("INSERT OR IGNORE INTO sale VALUES (?, ?, ?, ?)", rows)
    print(f"{len(rows)} sales read", flush=True)


def reconcile(service, books, begin, end):
    """Sends the sales of a period and waits for what is found; agrees where both sides have the same."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["receipt", "kind", "at", "amount"])
    rows = books.db.execute("SELECT receipt, kind, at, amount FROM sale ORDER BY at, receipt").fetchall()
    first, last = millis(begin) - WINDOW, millis(end) + WINDOW
    sent = [row for row in rows if first <= millis(row[2]) < last and row[1] in KINDS]
    if not rows:
        print("no sales were ever read: nothing to reconcile", flush=True)
        return
    if not sent:
        untold = books.told(millis(begin), millis(end))
        if untold:
            raise Wrong(f"the tills noted nothing from {begin} to {end}, the stream has {untold} events of theirs")
        print(f"nothing from {begin} to {end} on either side", flush=True)
        return
    table.writerows(sent)
    body = text.getvalue().encode()
    columns = "receipt:receipt,amount:amount,kind:kind,at:at"
    asked = {"from": begin, "to": end, "columns": columns, "kinds": ",".join(KINDS), "window": "PT5M"}
    query = urllib.parse.urlencode(asked)
    # What was received since makes it another question; the same one is answered as it was.
    known = f"{books.last()[0]} {hashlib.sha256(body).hexdigest()[:16]}"
    key = f"reconcile {begin} {end} {known}"
    headers = {"Content-Type": "text/csv; charset=utf-8", "Idempotency-Key": key}
    found = service.patient(f"/reconciliations?{query}", body, headers)
    while found["state"] == "running":
        time.sleep(0.5)
        found = service.json(f"/reconciliations/{urllib.parse.quote(found['id'], safe='/').rsplit('/', 1)[-1]}")
    if found["state"] != "done":
        raise Wrong(f"reconciliation {found['id']} is {found['state']}; run it again")
    counts = found["counts"]
    print(f"reconciled {begin} to {end}: {json.dumps(counts)}", flush=True)
    if counts["missingHere"] or counts["missingThere"] or counts["different"]:
        raise Wrong(f"reconciliation {found['id']} found discrepancies")


def nightly(service, books, day):
    """What a timer runs once a night: everything of a day (UTC) that is over, and every closed period."""
    begin = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=timezone.utc)
    catch_up(service, books)
    settle(service, books)
    reconcile(service, books, begin.isoformat(), (begin + timedelta(days=1)).isoformat())


def parser():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = arguments.add_subparsers(dest="command", required=True)
    commands.add_parser("follow", help="take events as they come, for ever")
    commands.add_parser("catch-up", help="take the events there are")
    commands.add_parser("settle", help="hold every closed period against the books")
    commands.add_parser("sales", help="note sales of one's own tills").add_argument("file")
    period = commands.add_parser("reconcile", help="send the sales of a period")
    period.add_argument("begin", help="first instant, RFC 3339")
    period.add_argument("end", help="first instant after it")
    yesterday = (datetime.now(timezone.utc) - timedelta(days=1)).strftime("%Y-%m-%d")
    commands.add_parser("nightly", help="all of it, for a day").add_argument("day", nargs="?", default=yesterday)
    return arguments


def run(arguments, service, books):
    if arguments.command == "follow":
        while True:
            try:
                if follow(service, books, WAIT):
                    print(f"{books.last()[0]} events", flush=True)
            except (OSError, http.client.HTTPException) as away:
                if isinstance(away, urllib.error.HTTPError) and away.code not in (429, 500, 503):
                    raise
                print(f"the service is away: {away}", file=sys.stderr, flush=True)
                time.sleep(1)
    elif arguments.command == "catch-up":
        catch_up(service, books)
    elif arguments.command == "settle":
        catch_up(service, books)
        settle(service, books)
    elif arguments.command == "sales":
        sales(books, arguments.file)
    elif arguments.command == "reconcile":
        reconcile(service, books, arguments.begin, arguments.end)
    elif arguments.command == "nightly":
        nightly(service, books, arguments.day)


def main():
    arguments = parser().parse_args()
    try:
        partner = os.environ["GUERDON_PARTNER"]
        if partner == "house":
            print("the house is no merchant: what it is paid does not follow from its events", file=sys.stderr)
            return 2
        service = Service(os.environ["GUERDON_URL"], os.environ["GUERDON_KEY"], partner)
        run(arguments, service, Books(os.environ.get("PARTNER_BOOKS", "books.sqlite"), partner))
    except KeyError as missing:
        print(f"{missing} is not set", file=sys.stderr)
        return 2
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except urllib.error.HTTPError as refused:
        print(f"{refused.code}: {refused.read().decode(errors='replace')}", file=sys.stderr)
        return 3 if refused.code in (429, 500, 503) else 2
    except (OSError, http.client.HTTPException) as away:
        print(f"the service is away: {away}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
