package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.unit.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Balances and entries of all members, part by part, for whoever takes them elsewhere. */
@Controller
class ListController {
    private final Desk desk;
    private final BalanceReader balances;
    private final History history;
    private final Explaining explaining;

    ListController(Desk desk, BalanceReader balances, History history, Explaining explaining) {
        this.desk = desk;
        this.balances = balances;
        this.history = history;
        this.explaining = explaining;
    }

    @GetMapping("/v1/balances")
    @Operation(
            summary = "Every member's balances at one instant, by member id",
            description =
                    "Now, at an instant, or as they were known at one; all parts tell of the same instant, which the"
                        + " cursor carries on. Members of whom nothing had happened by then are left out; what is on"
                        + " its way between members is told at its sender. A part may have fewer items than the limit,"
                        + " and another part follow.")
    @Requires(Act.LIST_BALANCES)
    Answer<Page<BalanceView>> balances(
            Caller caller,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String asKnownAt,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        Optional<ListCursor> given = Optional.ofNullable(cursor).map(ListCursor::read);
        Optional<Instant> then = Paths.instant("at", at);
        Optional<Instant> known = Paths.instant("asKnownAt", asKnownAt);
        return desk.guarded(() -> {
            ListCursor from = given.orElseGet(() -> beginning(caller, then, known));
            var listing =
                    new BalanceReader.Listing(most, desk.program(caller).place().zone());
            return Answer.ok(balances.all(caller.program(), from, listing));
        });
    }

    @GetMapping("/v1/entries")
    @Operation(
            summary = "Every member's entries with their postings and reasons, by member id, first to last",
            description = "Entries recorded after asKnownAt, which is now where it is not said, are left out from all"
                    + " parts: the cursor carries it on. A part may have fewer items than the limit, and another part"
                    + " follow.")
    @Requires(Act.LIST_ENTRIES)
    Answer<Page<EntryView>> entries(
            Caller caller,
            @RequestParam(required = false) @Nullable String asKnownAt,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        int most = Page.limit(limit);
        Function<Entry, WhyView> why = explaining.to(request);
        Optional<ListCursor> given = Optional.ofNullable(cursor).map(ListCursor::read);
        Optional<Instant> known = Paths.instant("asKnownAt", asKnownAt);
        return desk.guarded(() -> {
            ListCursor from = given.orElseGet(() -> beginning(caller, Optional.empty(), known));
            Instant until = from.view().asKnownAt();
            List<Entry> part = part(caller, from, most);
            List<EntryView> items = part.stream()
                    .filter(entry -> !entry.recordedAt().isAfter(until) && EntryMerchants.mayRead(caller, entry))
                    .map(entry -> EntryView.listed(caller, entry, why.apply(entry)))
                    .toList();
            return Answer.ok(new Page<>(
                    items,
                    part.size() < most ? null : from.after(part.getLast()).toString()));
        });
    }

    private ListCursor beginning(Caller caller, Optional<Instant> at, Optional<Instant> asKnownAt) {
        return new ListCursor("", 0, balances.view(caller.program(), at, asKnownAt));
    }

    /** The rest of the member one is at, then the members after it. */
    private List<Entry> part(Caller caller, ListCursor from, int most) {
        List<Entry> part = new ArrayList<>();
        if (!from.member().isEmpty()) {
            ChainId chain = new ChainId(caller.program(), new MemberId(from.member()));
            part.addAll(history.after(chain, from.seq(), most));
        }
        if (part.size() < most) {
            try (Stream<Entry> others = history.following(caller.program(), from.member())) {
                others.limit(most - part.size()).forEach(part::add);
            }
        }
        return part;
    }
}
