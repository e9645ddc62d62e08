package io.guerdon.publishing;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** A partner's stream that grows as a test has it grow. */
public final class PartnerStream {
    /** Whose it is. */
    public static final PartnerId CAFE = new PartnerId(new ProgramId("demo"), new MerchantId("cafe"));

    private final InMemoryPartnerJournal journal = new InMemoryPartnerJournal();
    private final PartnerStreams streams = new PartnerStreams(journal, Clock.systemUTC(), _ -> true);
    private final long times;
    private long entries;

    public PartnerStream() {
        this(1);
    }

    private PartnerStream(long times) {
        this.times = times;
    }

    /** So many events as they are read, a line each. */
    public static List<String> lines(int events) throws IOException {
        return lines(events, 1);
    }

    /** So many, each of so many times as much as it would have. */
    public static List<String> lines(int events, long times) throws IOException {
        PartnerStream stream = new PartnerStream(times);
        for (int done = 0; done < events; done += 500) {
            stream.add(Math.min(500, events - done));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.feed().write(CAFE, 0, events, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Writes so many events as they are read, a line each, however many: none is kept. */
    public static void write(int events, Path file) throws IOException {
        PartnerStream stream = new PartnerStream();
        PartnerBatch.Start start = PartnerBatch.Start.of(CAFE);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int done = 0; done < events; done += 500) {
                List<Concern> concerns = stream.concerns(Math.min(500, events - done));
                for (PartnerEntry entry : new PartnerBatch(start, "a", concerns, Map.of()).entries()) {
                    out.write(PartnerEvents.of(entry).body());
                    out.write('\n');
                    start = entry.next();
                }
            }
        }
    }

    /** Whom an entry concerns, and how. */
    static Map<PartnerId, List<Concern>> each(Entry entry) {
        Map<PartnerId, List<Concern>> each = new LinkedHashMap<>();
        Concerns.of(entry).forEach((partner, concern) -> each.put(partner, List.of(concern)));
        return each;
    }

    /** As partners read it. */
    public PartnerFeed feed() {
        return feed(new PartnerFeed.Places(1, 1));
    }

    /** The same, where so many may wait. */
    PartnerFeed feed(PartnerFeed.Places places) {
        return new PartnerFeed(journal, places);
    }

    /** Most have one, as most of what happens at a till has a number. */
    private Optional<Slip> slip() {
        OptionalLong amount = entries % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(entries * 100);
        return entries % 4 == 0
                ? Optional.empty()
                : Optional.of(new Slip("R " + entries, Instant.ofEpochSecond(entries - 1), amount));
    }

    /** A batch of so many more. */
    public void add(int count) {
        streams.fold("a", Map.of(CAFE, concerns(count)), List.of());
    }

    private List<Concern> concerns(int count) {
        return LongStream.range(0, count)
                .mapToObj(_ -> new Concern(
                        new EntryId("a", ++entries),
                        EntryKind.EARN,
                        new MemberId("mem_1"),
                        Instant.ofEpochSecond(entries),
                        slip(),
                        Tally.ZERO.plus(WalletId.POINTS, Measure.EARNED, entries * times)))
                .toList();
    }
}
