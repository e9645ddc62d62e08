package io.guerdon.load.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads a purchase and writes an answer of the usual shape, through the usual filters, without an engine. */
@RestController
@Profile("bench")
class EchoController {
    record Bought(
            String merchant,
            String store,
            String terminal,
            String receipt,
            String currency,
            List<Line> lines,
            List<Tender> tenders) {}

    record Line(int line, String sku, String category, long quantity, long amount) {}

    record Tender(String type, long amount) {}

    record Answer(Stamp entry, String purchase, List<Earned> earned, Map<String, Totals> balances) {}

    record Stamp(String id, long seq, String kind, Instant recordedAt) {}

    record Earned(String unit, long amount, Instant expiresAt) {}

    record Totals(long available, long held, long pending) {}

    @PostMapping("/bench/members/{member}/purchases")
    @ResponseStatus(HttpStatus.CREATED)
    Answer echo(@PathVariable String member, @RequestBody Bought bought) {
        long total = bought.lines().stream().mapToLong(Line::amount).sum();
        Instant now = Instant.now();
        return new Answer(
                new Stamp(member, total, "echo", now),
                bought.receipt(),
                List.of(new Earned("points", total, now)),
                Map.of("points", new Totals(total, 0, 0)));
    }
}
