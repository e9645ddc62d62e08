package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.access.Keyholder;
import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Budgets;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.pack.Packs;
import io.guerdon.program.IssuingCap;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.Stores;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerId;
import io.guerdon.unit.MerchantId;
import io.guerdon.web.PartnerView.CapView;
import io.guerdon.web.PartnerView.PacksView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who the partners are, what was agreed with them, and what they owe each other. */
@Controller
class PartnerController {
    private final Desk desk;
    private final PartnerNames names;
    private final PartnerFeed feed;
    private final Issuing issuing;
    private final ProgramTime time;

    PartnerController(Desk desk, PartnerNames names, PartnerFeed feed, Issuing issuing, ProgramTime time) {
        this.desk = desk;
        this.names = names;
        this.feed = feed;
        this.issuing = issuing;
        this.time = time;
    }

    /** What a partner has issued of what it may. */
    @Component
    record Issuing(Budgets budgets, Packs packs) {
        /** What it has bought; null for one that has bought nothing and need not. */
        @Nullable
        PacksView packs(Program program, MerchantId partner, Instant now) {
            long bought = packs.of(program.id(), partner);
            boolean counted =
                    program.merchant(partner).flatMap(Merchant::onlyBought).isPresent();
            if (counted) {
                return PacksView.of(bought, budgets.left(BudgetId.ofPacks(program.id(), partner), bought, now));
            }
            return bought > 0 ? PacksView.of(bought) : null;
        }
    }

    @GetMapping("/v1/partners")
    @Operation(
            summary = "The partners by name, and what they owe each other",
            description =
                    "As far as events were published. What the program itself has is the partner house; all positions"
                        + " add up to nothing. A key of merchants sees these, and the one that Guerdon-Merchant names"
                        + " where it does.")
    @Requires(Act.READ_PARTNERS)
    Answer<Page<PartnerView>> list(
            Keyholder caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        String after = cursor == null ? "" : cursor;
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            List<String> partners = Stream.concat(
                            program.merchants().stream().map(Merchant::id), Stream.of(MerchantId.HOUSE))
                    .filter(partner -> caller.actingFor(partner).isPresent())
                    .map(MerchantId::value)
                    .filter(partner -> partner.compareTo(after) > 0)
                    .sorted()
                    .limit(most + 1L)
                    .toList();
            List<String> part = partners.stream().limit(most).toList();
            return Answer.ok(new Page<>(
                    part.stream()
                            .map(partner -> view(program, new MerchantId(partner), CapView::of, null))
                            .toList(),
                    partners.size() > most ? part.getLast() : null));
        });
    }

    @GetMapping("/v1/partners/{partner}")
    @Operation(
            summary = "A partner, its stores, what was agreed with it, where it stands, and what it has left to issue",
            description = "As far as events were published; what it has issued, by now. The position is in whole minor"
                    + " units, and exactly in millionths of one.")
    @Requires(Act.READ_PARTNERS)
    Answer<PartnerView> partner(Caller caller, @PathVariable String partner) {
        PartnerId id = names.partner(caller, partner);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            Instant now = time.now(program.id());
            PartnerView view = view(
                    program,
                    id.partner(),
                    cap -> counted(program, id.partner(), cap, now),
                    issuing.packs(program, id.partner(), now));
            return Answer.ok(view.with(
                    program.merchant(id.partner()).map(Merchant::listedStores).orElse(Stores.NONE)));
        });
    }

    private PartnerView view(
            Program program, MerchantId id, Function<IssuingCap, CapView> cap, @Nullable PacksView packs) {
        List<CapView> caps = program.merchant(id).stream()
                .flatMap(merchant -> merchant.mostIssued().stream())
                .map(cap)
                .toList();
        return PartnerView.of(program, id, feed.totals(new PartnerId(program.id(), id)), caps, packs);
    }

    private CapView counted(Program program, MerchantId partner, IssuingCap cap, Instant now) {
        String period =
                cap.per().period(LocalDate.ofInstant(now, program.place().zone()));
        return CapView.of(
                cap, period, issuing.budgets().left(BudgetId.of(program.id(), partner, period), cap.points(), now));
    }
}
