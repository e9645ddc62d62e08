package io.guerdon.publishing;

import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.ProgramId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a program's events are found, and what types of them there are; for whoever passes them on. */
public final class ProgramEvents {
    static final String MEMBERS = "members";
    static final String GIFT_CARDS = "gift-cards";
    static final String TERMINALS = "terminals";

    /** Those that stand beside the event of the entry itself. */
    private static final List<String> BESIDE = List.of(
            "charge.opened",
            "charge.withdrawn",
            "credit.warned",
            "credit.limit-reached",
            "credit.relieved",
            "tier.upgraded",
            "tier.downgraded",
            "tier.kept");

    private static final SortedSet<String> TYPES = types();

    private ProgramEvents() {}

    /** The topics that together hold every event about what the program's entries did; each is keyed by its owner. */
    public static List<String> topics(ProgramId program) {
        return Stream.of(MEMBERS, GIFT_CARDS, TERMINALS)
                .map(about -> topic(program.value(), about))
                .toList();
    }

    /** The type of every event those topics may hold. */
    public static SortedSet<String> allTypes() {
        return TYPES;
    }

    static String topic(String program, String about) {
        return "guerdon." + program + "." + about;
    }

    private static SortedSet<String> types() {
        SortedSet<String> types = new TreeSet<>();
        Stream.concat(Stream.of(EntryKind.values()).flatMap(ProgramEvents::names), BESIDE.stream())
                .forEach(name -> types.add("io.guerdon." + name + ".v1"));
        return Collections.unmodifiableSortedSet(types);
    }

    private static Stream<String> names(EntryKind kind) {
        return Stream.of(EventType.ofMember(kind), EventType.ofGiftCard(kind), EventType.ofTill(kind))
                .flatMap(Optional::stream);
    }
}
