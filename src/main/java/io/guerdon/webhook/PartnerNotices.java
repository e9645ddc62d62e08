package io.guerdon.webhook;

import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerId;
import io.guerdon.webhook.Progress.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads a partner's stream from a number on, without a gap: it is in the store, however long an address was gone. */
final class PartnerNotices implements Notices {
    private static final String NEXT = "events";
    private static final int READ_AT_ONCE = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PartnerFeed feed;
    private final PartnerId partner;
    private Place place;

    PartnerNotices(PartnerFeed feed, PartnerId partner, Place place) {
        this.feed = feed;
        this.partner = partner;
        this.place = place;
    }

    /** The place after the event with a number. */
    static Place after(Place any, long seq) {
        return new Place(any.since(), Map.of(NEXT, seq + 1));
    }

    @Override
    public List<Notice> next() {
        long read = position();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            feed.write(partner, read, READ_AT_ONCE, lines);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        List<Notice> notices = lines.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Notice.of(partner.partner().value(), line.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow())
                .toList();
        if (notices.isEmpty()) {
            pause();
        }
        place = after(place, read + notices.size());
        return notices;
    }

    /** The number of the last event that was read. */
    private long position() {
        return place.offsets().getOrDefault(NEXT, 1L) - 1;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public long waiting() {
        return Math.max(0, feed.last(partner) - position());
    }

    @Override
    public void close() {
        // Nothing is held open between two reads.
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
