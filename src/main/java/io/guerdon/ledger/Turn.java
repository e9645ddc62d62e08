package io.guerdon.ledger;

import io.guerdon.ledger.Claims.Holder;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/**
 * A turn at something that many accounts share, taken one after another. The entry that takes turn n claims it, and says what the next
 * one finds; turn n + 1 is taken only once that entry is there. So what is found never changes, and no two find the same.
 *
 * @param of whose turns these are, unique in the program
 * @param number from 1
 * @param leaves what the next turn finds, in the words of whoever shares it out
 */
public record Turn(String of, long number, String leaves) {
    private static final String PREFIX = "turn:";
    private static final String SEQ = "seq";

    /** The name of the claim on a turn. */
    public static String claim(ProgramId program, String of, long number) {
        return PREFIX + program + ":" + of + ":" + number;
    }

    /**
     * The claim in the hands of an entry in the making, named after its place and itself: where another entry comes to have that
     * place, this one never comes, and the turn is free, whatever becomes of the request.
     */
    Holder heldBy(Entry entry) {
        ProgramId program = entry.chain().program();
        return new Holder(claim(program, of, number), entry.chain(), EntryKey.following(SEQ, place(entry)));
    }

    private static String place(Entry entry) {
        return entry.seq() + "." + entry.id();
    }

    /** The turn as an entry took it that holds the claim on it; empty where the entry has not come, or never will. */
    public static Optional<Turn> takenBy(Holder holder, History history) {
        return inPlaceOf(holder, history).flatMap(entry -> takenBy(holder, entry));
    }

    static Optional<Turn> takenBy(Holder holder, Entry entry) {
        return entry.draft().why().turns().stream()
                .filter(turn -> turn.heldBy(entry).equals(holder))
                .findFirst();
    }

    /** The entry that has the place, whether it is the holder's or not. */
    static Optional<Entry> inPlaceOf(Holder holder, History history) {
        return history.bySeq(holder.chain(), seq(holder));
    }

    static long seq(Holder holder) {
        String place = holder.key().value();
        return Long.parseLong(place.substring(SEQ.length() + 1, place.indexOf('.')));
    }
}
