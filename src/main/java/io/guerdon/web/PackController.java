package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Entry;
import io.guerdon.pack.BuyPack;
import io.guerdon.pack.Packs;
import io.guerdon.program.Program;
import io.guerdon.publishing.PartnerId;
import io.guerdon.web.PackAnswers.PackPreview;
import io.guerdon.web.PackAnswers.PackTold;
import io.guerdon.web.PackAnswers.PackView;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Packs of points that partners pay for in advance. Whoever runs the program has been paid, so no partner's own key says so. */
@Controller
class PackController {
    private static final String PACKS = "/v1/partners/{partner}/packs";

    private final Desk desk;
    private final PartnerNames names;
    private final Packs packs;

    PackController(Desk desk, PartnerNames names, Packs packs) {
        this.desk = desk;
        this.names = names;
        this.packs = packs;
    }

    @PostMapping(PACKS)
    @Operation(
            summary = "Sell a partner points that it is going to fund",
            description = "What they are worth is taken for whatever it will have to pay when periods are settled, and"
                    + " is never paid out. A pack cannot be called off: its points may have been issued.")
    @Requires(Act.BUY_PACK)
    Answer<PackTold> buy(Caller caller, IdempotencyKey key, @PathVariable String partner, @RequestBody PackBody body) {
        BuyPack command = body.command(names.partner(caller, partner).partner());
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            Call call = new Call(
                    Packs.chain(program.id(), command.partner()), key.of(caller), caller.actor(), program.revision());
            return desk.answer(packs.buy(program, command, call), program, (entry, _) -> PackTold.of(entry));
        });
    }

    @GetMapping(PACKS + "/preview")
    @Operation(summary = "What a pack would be worth, or why it would be refused")
    @Requires(Act.READ_PACKS)
    Answer<PackPreview> preview(
            Caller caller, @PathVariable String partner, @RequestParam Long points, @RequestParam Long price) {
        BuyPack command = new PackBody(points, price, "preview")
                .command(names.partner(caller, partner).partner());
        return desk.guarded(() -> switch (packs.preview(desk.program(caller), command)) {
            case Packs.Preview.Refused refused -> Answer.refused(refused.refusal());
            case Packs.Preview.Would would -> Answer.ok(PackPreview.of(would));
        });
    }

    @GetMapping(PACKS)
    @Operation(summary = "The partner's packs, latest first")
    @Requires(Act.READ_PACKS)
    Answer<Page<PackView>> list(
            Caller caller,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PartnerId id = names.partner(caller, partner);
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        return desk.guarded(() -> {
            List<Entry> found = packs.before(id.program(), id.partner(), before, most);
            String next =
                    found.size() < most ? null : Long.toString(found.getLast().seq());
            return Answer.ok(new Page<>(found.stream().map(PackView::of).toList(), next));
        });
    }
}
