package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.Entry;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Item;
import io.guerdon.reconciliation.ReconciliationId;
import io.guerdon.reconciliation.ReconciliationRefusal.DiscrepancyNotFound;
import io.guerdon.reconciliation.ReconciliationRefusal.ReconciliationNotFound;
import io.guerdon.reconciliation.Resolution;
import io.guerdon.reconciliation.Resolutions;
import io.guerdon.reconciliation.Resolutions.Noted;
import io.guerdon.reconciliation.Resolutions.Which;
import io.guerdon.web.ReconciliationViews.ResolutionView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What is done about a discrepancy. */
@Controller
class ResolutionController {
    private final PartnerNames names;
    private final Desk desk;
    private final Resolutions resolutions;
    private final Clock clock = Clock.systemUTC();

    ResolutionController(PartnerNames names, Desk desk, Resolutions resolutions) {
        this.names = names;
        this.desk = desk;
        this.resolutions = resolutions;
    }

    @PostMapping(ReconciliationController.PATH + "/{reconciliation}/discrepancies/{discrepancy}/resolution")
    @Operation(
            summary = "Resolve a discrepancy, once",
            description =
                    "By an adjustment of the member's balance that names it and is in the partner's name, or by a note"
                            + " that accepts it as it is. A key of one merchant makes no adjustments.")
    @Requires(Act.RESOLVE_DISCREPANCY)
    Answer<ResolutionView> resolve(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String partner,
            @PathVariable String reconciliation,
            @PathVariable String discrepancy,
            @RequestBody ResolutionBody body) {
        PartnerId id = names.partner(caller, partner);
        if (!body.isNote()) {
            // It takes what others issued, too, where the partner's own does not suffice.
            CallerGate.check(caller, Act.ADJUST);
        }
        Optional<ReconciliationId> of = DiscrepancyController.id(id, reconciliation);
        Optional<Long> number = Paths.number(discrepancy);
        if (of.isEmpty()) {
            return Answer.refused(new ReconciliationNotFound(reconciliation));
        }
        Optional<Which> which = number.map(found -> new Which(of.get(), found));
        Optional<Discrepancy> found = which.flatMap(resolutions::find);
        if (which.isEmpty() || found.isEmpty()) {
            return Answer.refused(new DiscrepancyNotFound(reconciliation + "/" + discrepancy));
        }
        return body.isNote()
                ? noted(resolutions.note(which.get(), note(caller, key, body)))
                : adjusted(new Order(caller, key, member(body, found.get())), which.get(), body);
    }

    private Resolution note(Caller caller, IdempotencyKey key, ResolutionBody body) {
        return new Resolution(
                "",
                body.reason(),
                caller.actor().credential(),
                key.of(caller).value(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Answer<ResolutionView> noted(Noted noted) {
        return switch (noted) {
            case Noted.Done done -> Answer.created(ResolutionView.of(done.resolution()));
            case Noted.Before before ->
                new Answer.Given<>(201, ResolutionView.of(before.resolution()), Answer.Told.AGAIN);
            case Noted.Refused refused -> Answer.refused(refused.refusal());
        };
    }

    private static String member(ResolutionBody body, Discrepancy discrepancy) {
        Optional<String> owner = discrepancy
                .event()
                .map(Item::origin)
                .filter(Item.Event.class::isInstance)
                .map(origin -> ((Item.Event) origin).owner())
                .filter(name -> name.startsWith("mem_"));
        return Optional.ofNullable(body.member())
                .or(() -> owner)
                .orElseThrow(() ->
                        Rejection.ofField(Fault.INVALID_FIELD, "member", "the stream names none, so this has to"));
    }

    private Answer<ResolutionView> adjusted(Order order, Which which, ResolutionBody body) {
        return desk.change(
                order,
                (program, call) -> resolutions.adjust(program, which, body.adjustment(), call),
                ResolutionController::view);
    }

    private static ResolutionView view(Entry entry, ZoneId zone) {
        return new ResolutionView(
                "adjustment",
                entry.id().toString(),
                entry.draft().why().actor().reason(),
                entry.draft().why().actor().credential(),
                entry.recordedAt());
    }
}
