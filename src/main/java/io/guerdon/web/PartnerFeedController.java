package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.publishing.PartnerBatch;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerId;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What concerns a partner, read from wherever it has come to. */
@Controller
class PartnerFeedController {
    private static final long USUALLY = 1_000;
    private static final long MOST = 100_000;
    private static final long LONGEST_WAIT = 30;

    private final PartnerNames names;
    private final PartnerFeed feed;

    PartnerFeedController(PartnerNames names, PartnerFeed feed) {
        this.names = names;
        this.feed = feed;
    }

    @GetMapping(path = "/v1/partners/{partner}/events", produces = "application/x-ndjson")
    @Operation(
            summary = "The partner's events after one, a line each",
            description = "The same events as on Kafka, numbered without gaps; ask again after the last one's seq."
                    + " With wait, the answer comes when there is an event, or after so many seconds without one.")
    @Requires(Act.READ_PARTNER_EVENTS)
    Answer<Lines> events(
            Caller caller,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long limit,
            @RequestParam(required = false) @Nullable Long wait) {
        long from = Fields.number("after", after == null ? Long.valueOf(0) : after, 0, Fields.LARGEST_AMOUNT);
        long most = Fields.number("limit", limit == null ? Long.valueOf(USUALLY) : limit, 1, MOST);
        long seconds = Fields.number("wait", wait == null ? Long.valueOf(0) : wait, 0, LONGEST_WAIT);
        PartnerId id = names.partner(caller, partner);
        List<PartnerBatch> come = feed.await(id, from, Duration.ofSeconds(seconds));
        return Answer.ok(new Lines(feed, come, id, from, most));
    }

    /** Events, a line each. */
    record Lines(PartnerFeed feed, List<PartnerBatch> come, PartnerId partner, long after, long limit)
            implements Rendered {
        @Override
        public String contentType() {
            return "application/x-ndjson";
        }

        @Override
        public void write(OutputStream out) throws IOException {
            feed.write(come, partner, after, limit, out);
        }
    }
}
