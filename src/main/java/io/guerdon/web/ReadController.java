package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.correction.CorrectionRefusal.EntryNotFound;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Balances and entries. */
@Controller
class ReadController {
    private final Desk desk;
    private final BalanceReader balances;
    private final History history;
    private final Explaining explaining;

    ReadController(Desk desk, BalanceReader balances, History history, Explaining explaining) {
        this.desk = desk;
        this.balances = balances;
        this.history = history;
        this.explaining = explaining;
    }

    @GetMapping("/v1/members/{member}/balances")
    @Operation(summary = "Balances now, at an instant, or as they were known at an instant")
    @Requires(Act.READ_BALANCES)
    Answer<BalanceView> balances(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String asKnownAt) {
        Optional<Instant> when = Paths.instant("at", at);
        Optional<Instant> known = Paths.instant("asKnownAt", asKnownAt);
        return desk.about(caller, member, (program, chain) -> Answer.ok(balances.read(program, chain, when, known)));
    }

    @GetMapping("/v1/members/{member}/entries")
    @Operation(summary = "The member's entries, latest first")
    @Requires(Act.READ_ENTRIES)
    Answer<Page<EntryView>> entries(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = cursor == null
                ? Long.MAX_VALUE
                : Paths.number(cursor)
                        .orElseThrow(() ->
                                Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered"));
        return desk.about(
                caller, member, (_, chain) -> Answer.ok(page(caller, history.before(chain, before, most), most)));
    }

    /** A merchant sees what happened at its tills; so a part may have fewer items than the limit, and another part follow. */
    static Page<EntryView> page(Caller caller, List<Entry> entries, int most) {
        List<EntryView> items = entries.stream()
                .filter(entry -> EntryMerchants.mayRead(caller, entry))
                .map(EntryView::brief)
                .toList();
        boolean more = entries.size() == most && entries.getLast().seq() > 1;
        return new Page<>(items, more ? Long.toString(entries.getLast().seq()) : null);
    }

    @GetMapping("/v1/members/{member}/entries/{entry}")
    @Operation(summary = "One entry, with its postings and why it is what it is")
    @Requires(Act.READ_ENTRIES)
    Answer<EntryView> entry(
            Caller caller, @PathVariable String member, @PathVariable String entry, HttpServletRequest request) {
        return desk.about(caller, member, (_, chain) -> {
            Optional<Entry> found = Paths.entry(entry)
                    .flatMap(history::byId)
                    .filter(there -> there.chain().equals(chain));
            if (found.isEmpty()) {
                return Answer.refused(new EntryNotFound(entry));
            }
            if (!EntryMerchants.mayRead(caller, found.get())) {
                throw new Rejection(Fault.ANOTHER_MERCHANT);
            }
            WhyView why = explaining.to(request).apply(found.get());
            return Answer.ok(EntryView.full(caller, found.get(), why));
        });
    }
}
