package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.rebate.RebateAgreements;
import io.guerdon.web.RebateAnswers.Agreed;
import io.guerdon.web.RebateAnswers.Standings;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Rebates of members. */
@Controller
class RebateController {
    private static final String REBATES = "/v1/members/{member}/rebates";

    private final Desk desk;
    private final RebateAgreements agreements;

    RebateController(Desk desk, RebateAgreements agreements) {
        this.desk = desk;
        this.agreements = agreements;
    }

    @GetMapping(REBATES)
    @Operation(
            summary = "Where the member stands with rebates: volume, step, what it comes to, and what was settled",
            description = "Rebates that the member neither has nor had are left out.")
    @Requires(Act.READ_REBATES)
    Answer<Standings> standings(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (program, chain) -> Answer.ok(Standings.of(
                        chain.member(),
                        agreements.standings(chain),
                        program.place().zone())));
    }

    @PostMapping(REBATES + "/{rebate}/agreement")
    @Operation(
            summary = "Sign the member up for a rebate that not everybody has, or for another time than before",
            description = "What was bought in that time counts, also before the member was signed up.")
    @Requires(Act.AGREE_REBATE)
    Answer<Agreed> agree(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String rebate,
            @RequestBody RebateBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> agreements.agree(program, body.command(rebate), call),
                Agreed::of);
    }
}
