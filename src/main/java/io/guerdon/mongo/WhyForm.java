package io.guerdon.mongo;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Draft.Why;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Trace.Missed;
import io.guerdon.ledger.Turn;
import io.guerdon.unit.WalletId;
import java.util.List;

/** The stored form of an entry's circumstances: trace, actor, references. */
final class WhyForm {
    private WhyForm() {}

    static void write(BsonOut out, Why why) {
        if (!why.trace().equals(Trace.NONE)) {
            out.part("trace", why.trace(), WhyForm::trace);
        }
        out.part("actor", why.actor(), WhyForm::actor)
                .texts("refs", why.refs())
                .list("turns", why.turns(), WhyForm::turn);
    }

    static Why read(Fields in) {
        return new Why(
                trace(in.part("trace")), actor(in.part("actor")), in.texts("refs"), in.list("turns", WhyForm::turn));
    }

    private static void trace(BsonOut out, Trace trace) {
        out.number("revision", trace.revision())
                .lines("fired", trace.fired().stream().map(WhyForm::line).toList())
                .list("missed", trace.missed(), WhyForm::missed);
    }

    private static Trace trace(Fields in) {
        return new Trace(
                Math.toIntExact(in.number("revision")),
                fired(in),
                in.list("missed", rule -> new Missed(rule.text("rule"), rule.text("reason"), rule.text("condition"))));
    }

    /** Amount, unit and rule: only the last may have blanks in it. */
    private static String line(Fired rule) {
        return rule.amount() + " " + rule.unit().value() + " " + rule.rule();
    }

    private static List<Fired> fired(Fields in) {
        return in.isList("fired")
                ? in.list("fired", WhyForm::older)
                : in.lines("fired").stream().map(WhyForm::fired).toList();
    }

    private static Fired fired(String line) {
        int unit = line.indexOf(' ') + 1;
        int rule = line.indexOf(' ', unit) + 1;
        return new Fired(
                line.substring(rule),
                new WalletId(line.substring(unit, rule - 1)),
                Long.parseLong(line, 0, unit - 1, 10));
    }

    /** As it was before there were lines. */
    private static Fired older(Fields in) {
        return new Fired(in.text("rule"), new WalletId(in.text("unit")), in.number("amount"));
    }

    private static void missed(BsonOut out, Missed rule) {
        out.text("rule", rule.rule()).text("reason", rule.reason()).text("condition", rule.condition());
    }

    private static void turn(BsonOut out, Turn turn) {
        out.text("of", turn.of()).number("number", turn.number()).text("leaves", turn.leaves());
    }

    private static Turn turn(Fields in) {
        return new Turn(in.text("of"), in.number("number"), in.text("leaves"));
    }

    private static void actor(BsonOut out, Actor actor) {
        out.text("credential", actor.credential())
                .text("merchant", actor.merchant())
                .text("store", actor.store())
                .text("terminal", actor.terminal())
                .text("reason", actor.reason());
    }

    private static Actor actor(Fields in) {
        return new Actor(
                in.text("credential"), in.text("merchant"), in.text("store"), in.text("terminal"), in.text("reason"));
    }
}
