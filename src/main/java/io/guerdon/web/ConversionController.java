package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.conversion.Conversions;
import io.guerdon.conversion.ConvertPoints;
import io.guerdon.ledger.ChainId;
import io.guerdon.program.Program;
import io.guerdon.web.ConversionAnswers.ConversionPreview;
import io.guerdon.web.ConversionAnswers.ConversionView;
import io.guerdon.web.ConversionAnswers.Converted;
import io.guerdon.web.ConversionBody.Way;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Conversion of partners' own currencies into points, and of points into them. */
@Controller
class ConversionController {
    private static final String CONVERSIONS = "/v1/members/{member}/conversions";

    private final Desk desk;
    private final Conversions conversions;

    ConversionController(Desk desk, Conversions conversions) {
        this.desk = desk;
        this.conversions = conversions;
    }

    @PostMapping(CONVERSIONS)
    @Operation(
            summary = "Convert a partner's own currency into points, or points into it",
            description =
                    "On the way in the partner has taken the units from the member in its own books; on the way out it"
                            + " owes them to the member.")
    @Requires(Act.CONVERT)
    Answer<Converted> convert(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody ConversionBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> conversions.convert(program, body.command(caller), call),
                Converted::of);
    }

    @GetMapping(CONVERSIONS + "/preview")
    @Operation(summary = "What a conversion would come to, or why it would be refused")
    @Requires(Act.READ_CONVERSIONS)
    Answer<ConversionPreview> preview(
            Caller caller,
            @PathVariable String member,
            @RequestParam String merchant,
            @RequestParam String partnerCurrency,
            @RequestParam Way direction,
            @RequestParam Long amount) {
        ConvertPoints command =
                new ConversionBody(merchant, partnerCurrency, direction, amount, "preview").command(caller);
        return desk.about(caller, member, (program, chain) -> preview(program, chain, command));
    }

    private Answer<ConversionPreview> preview(Program program, ChainId chain, ConvertPoints command) {
        return switch (conversions.preview(program, command, chain)) {
            case Conversions.Preview.Refused refused -> Answer.refused(refused.refusal());
            case Conversions.Preview.Would would ->
                Answer.ok(ConversionPreview.of(
                        would.draft(), would.before(), program.place().zone()));
        };
    }

    @GetMapping(CONVERSIONS)
    @Operation(
            summary = "The member's conversions, latest first, and whether they were reversed",
            description = "A merchant sees those of its currencies; so a part may have fewer items than the limit.")
    @Requires(Act.READ_CONVERSIONS)
    Answer<Page<ConversionView>> list(
            Caller caller,
            @PathVariable String member,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        return desk.about(
                caller, member, (_, chain) -> Answer.ok(page(caller, conversions.before(chain, before, most), most)));
    }

    private static Page<ConversionView> page(Caller caller, List<Conversions.Standing> found, int most) {
        String next = found.size() < most
                ? null
                : Long.toString(found.getLast().entry().seq());
        List<ConversionView> seen = found.stream()
                .map(ConversionView::of)
                .filter(view -> Binding.allows(caller.binding().merchant(), view.merchant()))
                .toList();
        return new Page<>(seen, next);
    }
}
