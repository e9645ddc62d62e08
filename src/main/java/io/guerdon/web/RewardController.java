package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.reward.Rewards;
import io.guerdon.web.RewardViews.OfferView;
import io.guerdon.web.RewardViews.Offers;
import io.guerdon.web.RewardViews.RewardCatalogue;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The catalogue of rewards. */
@Controller
class RewardController {
    private final Desk desk;
    private final Rewards rewards;
    private final ProgramTime time;
    private final ProblemTexts texts;

    RewardController(Desk desk, Rewards rewards, ProgramTime time, WebConfiguration.Edge edge) {
        this.desk = desk;
        this.rewards = rewards;
        this.time = time;
        this.texts = edge.texts();
    }

    @GetMapping("/v1/program/rewards")
    @Operation(summary = "The rewards of the settings in force now")
    @Requires(Act.READ_PROGRAM)
    Answer<RewardCatalogue> catalogue(Caller caller) {
        return desk.guarded(() -> Answer.ok(RewardCatalogue.of(desk.program(caller))));
    }

    @GetMapping("/v1/members/{member}/rewards")
    @Operation(summary = "Every reward, whether the member can have it now, and why not")
    @Requires(Act.READ_REWARDS)
    Answer<Offers> offers(Caller caller, @PathVariable String member, HttpServletRequest request) {
        Locale language = ProblemTexts.language(request.getHeader("Accept-Language"));
        return desk.about(caller, member, (program, chain) -> {
            ZoneId zone = program.place().zone();
            return Answer.ok(new Offers(rewards.offers(program, chain, time.now(chain.program())).stream()
                    .map(offer -> OfferView.of(offer, zone, refusal -> texts.detail(refusal, language)))
                    .toList()));
        });
    }
}
