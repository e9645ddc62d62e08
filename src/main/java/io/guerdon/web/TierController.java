package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.tier.Tiers;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where members stand. */
@Controller
class TierController {
    private final Desk desk;
    private final Tiers tiers;

    TierController(Desk desk, Tiers tiers) {
        this.desk = desk;
        this.tiers = tiers;
    }

    @GetMapping("/v1/members/{member}/tier")
    @Operation(
            summary = "The tier in force, until when, and what is missing for the next ones, by when",
            description = "Where the program has no tiers, nobody has one and there is none to reach.")
    @Requires(Act.READ_TIER)
    Answer<TierAnswer> tier(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (program, chain) -> Answer.ok(TierAnswer.of(
                        chain.member(),
                        tiers.standing(program, chain),
                        program.place().zone())));
    }
}
