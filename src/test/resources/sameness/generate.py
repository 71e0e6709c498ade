#!/usr/bin/env python3
"""Writes en.json and zh.json: reports of invented counties, with what is wrong with each.

Ours from the first sentence to the last; a fixed seed, so that it writes the same files each time. Places, people
and figures exist nowhere. See docs/sameness.md for what these sets can and cannot show.

    python3 generate.py
"""
import json
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from material import EN, ZH  # noqa: E402

MIX = (["copied"] * 40 + ["edited"] * 50 + ["genuine"] * 66 + ["rollover"] * 16 + ["echo"] * 16 + ["place"] * 12)
SIBLINGS = 24


class Maker:
    def __init__(self, language, seed):
        self.m = EN if language == "en" else ZH
        self.zh = language == "zh"
        self.r = random.Random(seed)
        self.counties = self.places()

    def places(self):
        r = random.Random(7)
        heads, tails, towns = list(EN["heads"]), list(EN["tails"]), list(EN["towns"])
        zheads, ztails, ztowns = list(ZH["heads"]), list(ZH["tails"]), list(ZH["towns"])
        order = [(h, t) for h in range(len(heads)) for t in range(len(tails))]
        r.shuffle(order)
        made, number = [], 2
        town_order = [(a, b) for a in range(len(heads)) for b in range(len(towns))]
        r.shuffle(town_order)
        for c in range(SIBLINGS + 1):
            h, t = order[c]
            county = {"id": number, "en": heads[h] + tails[t] + " County", "zh": zheads[h] + ztails[t] + "县", "towns": []}
            number += 1
            for k in range(4):
                a, b = town_order[c * 4 + k]
                county["towns"].append({"id": number, "en": heads[a] + towns[b] + " Township", "zh": zheads[a] + ztowns[b] + "镇"})
                number += 1
            made.append(county)
        return made

    def name(self, place):
        return place["zh" if self.zh else "en"]

    def village(self):
        return self.r.choice(self.m["villages_a"]) + self.r.choice(self.m["villages_b"]) + self.m["village"]

    def number(self):
        r = self.r
        n = r.choice([r.randint(3, 40), r.randint(41, 400), r.randint(400, 9000)])
        return f"{n:,}" if not self.zh and r.random() < 0.6 else str(n)

    def fill(self, text, county):
        r = self.r
        text = text.replace("{county}", self.name(county))
        while "{town}" in text:
            text = text.replace("{town}", self.name(r.choice(county["towns"])), 1)
        while "{village}" in text:
            text = text.replace("{village}", self.village(), 1)
        while "{n}" in text:
            text = text.replace("{n}", self.number(), 1)
        while "{p}" in text:
            text = text.replace("{p}", f"{r.randint(12, 99)}.{r.randint(0, 9)}", 1)
        while "{d}" in text:
            day = (f"{r.randint(1, 12)}月{r.randint(1, 28)}日" if self.zh
                   else f"{r.randint(1, 28)} " + r.choice(["March", "April", "May", "June", "August", "September"]))
            text = text.replace("{d}", day, 1)
        return text

    def sentence(self, topic, county, deed=None, results=None):
        """Each result stands once in a report."""
        r, m = self.r, self.m
        result = results.pop() if results else r.choice(topic["results"])
        deed = deed or r.choice(topic["deeds"])
        shape = r.choice(m["shapes"])
        text = (shape.replace("<when>", r.choice(m["when"])).replace("<who>", r.choice(m["who"]))
                .replace("<deed>", deed).replace("<how>", r.choice(m["how"])).replace("<result>", result))
        return self.upper(self.fill(text, county))

    def upper(self, text):
        return text[0].upper() + text[1:]

    def report(self, topic, county, avoid=()):
        """A genuine report, as a list of (part, sentence)."""
        r, m = self.r, self.m
        deeds = [d for d in topic["deeds"] if d not in avoid] or topic["deeds"]
        parts = [("opening", self.fill(r.choice(m["openings"]), county))]
        chosen = r.sample(deeds, min(len(deeds), r.randint(4, 6)))
        results = r.sample(topic["results"], len(topic["results"]))
        parts += [("body", self.sentence(topic, county, d, results)) for d in chosen]
        if r.random() < 0.7:
            parts.insert(r.randint(2, 4), ("figures", self.fill(r.choice(m["figures"]), county)))
        if r.random() < 0.25:
            quote = r.choice(topic["clause"].split("|"))
            parts.insert(1, ("quotation", m["quoting"].replace("<q>", quote.rstrip(".。"))))
        if r.random() < 0.75:
            parts.append(("problem", self.fill(m["problem"].replace("<p>", r.choice(topic["problems"])), county)))
        parts.append(("next", self.fill(m["next"].replace("<n>", r.choice(topic["nexts"])), county)))
        parts.append(("closing", self.fill(r.choice(m["closings"]), county)))
        return chosen, parts

    def text(self, parts):
        sentences = [p[1] if isinstance(p, tuple) else p for p in parts]
        cut = self.r.randint(2, max(2, len(sentences) - 2))
        join = "" if self.zh else " "
        return join.join(sentences[:cut]) + "\n" + join.join(sentences[cut:])

    def renumbered(self, text, chance=0.85):
        r = self.r

        def other(found):
            if r.random() > chance:
                return found.group(0)
            n = found.group(0)
            value = int(n.replace(",", ""))
            new = max(2, int(value * r.uniform(0.5, 1.9)) + r.randint(0, 5))
            return f"{new:,}" if "," in n else str(min(new, 28) if value <= 28 else new)
        return re.sub(r"\d+(?:,\d{3})*(?!\d*月)", other, text)

    def moved(self, text, source, target):
        """Names of one county and its townships become those of another."""
        text = text.replace(self.name(source), self.name(target))
        for a, b in zip(source["towns"], target["towns"]):
            text = text.replace(self.name(a), self.name(b))
        return text

    def reworded(self, text, chance):
        for a, b in self.m["synonyms"]:
            if self.zh:
                if a in text and self.r.random() < chance:
                    text = text.replace(a, b)
            elif self.r.random() < chance:
                text = re.sub(r"\b%s\b" % re.escape(a), b, text)
                text = re.sub(r"\b%s\b" % re.escape(a[0].upper() + a[1:]), b[0].upper() + b[1:], text)
        return text

    def make(self):
        r, m = self.r, self.m
        topics = m["topics"]
        scopes, reports = [], []
        stored = {}
        for s, topic in enumerate(topics):
            siblings = []
            for c in range(SIBLINGS):
                deeds, parts = self.report(topic, self.counties[c])
                siblings.append({"organisation": self.counties[c]["id"], "text": self.text(parts)})
                stored[s, c] = parts
            scopes.append({"clause": topic["clause"].replace("|", "" if self.zh else " "), "siblings": siblings})
        labels = list(MIX)
        r.shuffle(labels)
        used = set()
        for number, label in enumerate(labels):
            s = number % len(topics)
            topic = topics[s]
            author = r.randrange(SIBLINGS + 1)
            county = self.counties[author]
            kinds, earlier, note = [], None, ""
            if label in ("copied", "edited"):
                source = r.choice([c for c in range(SIBLINGS) if c != author and (s, c) not in used])
                used.add((s, c := source))
                parts = list(stored[s, source])
                kinds = ["copy"]
                if label == "copied":
                    text = self.text(parts)
                    if r.random() < 0.8:
                        text = self.moved(text, self.counties[source], county)
                    else:
                        note = "names left standing"
                    if r.random() < 0.6:
                        text = self.renumbered(text)
                else:
                    body = [p for p in parts if p[0] in ("body", "figures", "problem")]
                    if len(body) > 4 and r.random() < 0.6:
                        body.pop(r.randrange(len(body)))
                    if r.random() < 0.7:
                        r.shuffle(body)
                    if r.random() < 0.3:
                        note = "about half of it its own"
                        body = body[:max(3, (len(body) + 1) // 2)]
                        body += [("body", self.sentence(topic, county)) for _ in body[1:]]
                    elif r.random() < 0.5:
                        body.insert(r.randint(0, len(body)), ("body", self.sentence(topic, county)))
                    parts = ([("opening", self.fill(r.choice(m["openings"]), county))] + body
                             + [p for p in parts if p[0] == "next"] + [("closing", self.fill(r.choice(m["closings"]), county))])
                    text = self.moved(self.text(parts), self.counties[source], county)
                    text = self.renumbered(self.reworded(text, r.uniform(0.45, 0.9)))
                others = [p for c in self.counties if c is not county for p in [c] + c["towns"]]
                if any(self.name(p) in text for p in others):
                    kinds.append("other_place")
            elif label == "rollover":
                deeds, parts = self.report(topic, county)
                earlier = self.text(parts)
                body = list(parts)
                if r.random() < 0.6:
                    k = r.choice([i for i, p in enumerate(body) if p[0] == "body"])
                    body[k] = ("body", self.sentence(topic, county))
                text = self.renumbered(self.reworded(self.text(body), r.choice([0, 0.3])))
                kinds = ["rollover"]
            elif label == "echo":
                clauses = topic["clause"].split("|")
                r.shuffle(clauses)
                pieces = [self.fill(r.choice(m["openings"]), county)]
                for clause in clauses:
                    inner = clause.rstrip(".。")
                    inner = inner if self.zh else inner[0].lower() + inner[1:]
                    pieces.append(self.upper(r.choice(m["echoing"]).replace("<c>", inner)) + ("。" if self.zh else "."))
                if r.random() < 0.6:
                    pieces.insert(r.randint(1, len(pieces)), r.choice(m["empty"]))
                pieces.append(self.fill(r.choice(m["closings"]), county))
                text = self.reworded(self.text(pieces), r.choice([0, 0.25]))
                kinds = ["echo"]
            else:
                earlier_deeds = ()
                if r.random() < 0.4:
                    earlier_deeds, before = self.report(topic, county)
                    earlier = self.text(before)
                deeds, parts = self.report(topic, county, earlier_deeds)
                if label == "genuine" and r.random() < 0.3:
                    partner = r.choice([c for c in self.counties if c is not county])
                    k = r.choice([i for i, p in enumerate(parts) if p[0] == "body"])
                    parts.insert(k, ("body", self.fill(r.choice(m["partners"]).replace("<o>", self.name(partner)), county)))
                    note = "names a partner"
                if label == "place":
                    other = r.choice([c for c in self.counties if c is not county])
                    wrong = r.choice([other] + other["towns"])
                    k = r.choice([i for i, p in enumerate(parts) if p[0] == "body"])
                    parts.insert(k, ("body", self.fill(r.choice(m["wrong"]).replace("<o>", self.name(wrong)), county)))
                    kinds = ["other_place"]
                text = self.text(parts)
            reports.append({"number": number + 1, "half": "held out" if (number // len(topics)) % 2 else "development", "label": label,
                            "kinds": kinds, "scope": s, "organisation": county["id"], "earlier": earlier, "text": text,
                            **({"note": note} if note else {})})
        flat = [{"id": 1, "parent": None, "en": "Lanting City", "zh": "澜汀市"}]
        for c in self.counties:
            flat.append({"id": c["id"], "parent": 1, "en": c["en"], "zh": c["zh"]})
            flat += [{"id": t["id"], "parent": c["id"], "en": t["en"], "zh": t["zh"]} for t in c["towns"]]
        return {"places": flat, "scopes": scopes, "reports": reports}


if __name__ == "__main__":
    here = Path(__file__).parent
    for language, seed in (("en", 41), ("zh", 43)):
        made = Maker(language, seed).make()
        (here / f"{language}.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
        print(language, len(made["reports"]))
