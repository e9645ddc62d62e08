package io.guerdon.publishing;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.prepaid.InstalmentPlan;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.PlanStanding;
import java.util.List;
import java.util.stream.Stream;

/** The event of a plan that is completed by what was paid: beside that of the payment, and after it. */
final class PlanEvents {
    private PlanEvents() {}

    /** None for an entry that completes no plan, or that says so itself. */
    static List<Event> of(Entry entry) {
        return switch (entry.kind()) {
            case CHARGE_CONFIRM, PLAN_PAY ->
                entry.movements().stream()
                        .flatMap(PlanEvents::completed)
                        .map(standing -> event(entry, standing))
                        .toList();
            default -> List.of();
        };
    }

    private static Stream<PlanStanding> completed(Movement movement) {
        return movement instanceof Arranged made
                        && made.arrangement() instanceof InstalmentPlan plan
                        && plan.phase() == Phase.COMPLETED
                ? Stream.of(plan.standing(made.id()))
                : Stream.empty();
    }

    private static Event event(Entry entry, PlanStanding standing) {
        String program = entry.chain().program().value();
        String owner = entry.chain().owner().value();
        Envelope envelope = new Envelope(
                entry.id() + "." + standing.plan() + ".completed",
                "/programs/" + program,
                owner,
                "io.guerdon.prepaid-plan.completed.v1",
                entry.recordedAt());
        byte[] body = envelope.around(json -> {
            OwnerEvents.facts(json, entry);
            PlanFields.standing(json, standing);
        });
        return new Event(ProgramEvents.topic(program, ProgramEvents.MEMBERS), owner, body);
    }
}
