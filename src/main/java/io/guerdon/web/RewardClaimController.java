package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.reward.FinishClaim;
import io.guerdon.reward.RewardClaim;
import io.guerdon.reward.RewardClaimId;
import io.guerdon.reward.Rewards;
import io.guerdon.unit.RewardId;
import io.guerdon.web.RewardAnswers.ClaimTold;
import io.guerdon.web.RewardAnswers.ClaimView;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Claims to rewards. */
@Controller
class RewardClaimController {
    private static final String CLAIMS = "/v1/members/{member}/rewards/{reward}/claims";

    private final Desk desk;
    private final Rewards rewards;

    RewardClaimController(Desk desk, Rewards rewards) {
        this.desk = desk;
        this.rewards = rewards;
    }

    @PostMapping(CLAIMS)
    @Operation(summary = "Spend what a reward costs")
    @Requires(Act.CLAIM_REWARD)
    Answer<ClaimTold> claim(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String reward,
            @RequestBody(required = false) @Nullable RewardClaimBody body) {
        RewardClaimBody where = body == null ? RewardClaimBody.ANYWHERE : body;
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> rewards.claim(program, where.command(caller, named(reward)), call),
                ClaimTold::of);
    }

    @PostMapping(CLAIMS + "/{claim}/fulfilled")
    @Operation(summary = "Tell that a claimed reward was handed over")
    @Requires(Act.FINISH_REWARD)
    Answer<ClaimTold> fulfilled(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String reward,
            @PathVariable String claim,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return finish(
                new Order(caller, key, member), new FinishClaim.FulfilClaim(named(reward), new RewardClaimId(claim)));
    }

    @PostMapping(CLAIMS + "/{claim}/cancelled")
    @Operation(summary = "Call a claim off: what it cost is available again")
    @Requires(Act.FINISH_REWARD)
    Answer<ClaimTold> cancelled(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String reward,
            @PathVariable String claim,
            @RequestBody ReasonBody body) {
        return finish(
                new Order(caller, key, member),
                new FinishClaim.CancelClaim(named(reward), new RewardClaimId(claim), body.reason()));
    }

    private Answer<ClaimTold> finish(Order order, FinishClaim command) {
        return desk.change(order, (program, call) -> rewards.finish(program, command, call), ClaimTold::of);
    }

    @GetMapping(CLAIMS)
    @Operation(summary = "The member's claims to a reward, latest first, with what became of them")
    @Requires(Act.READ_REWARDS)
    Answer<Page<ClaimView>> claims(
            Caller caller,
            @PathVariable String member,
            @PathVariable String reward,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Paths.before(cursor);
        RewardId id = named(reward);
        return desk.about(
                caller, member, (_, chain) -> Answer.ok(page(caller, rewards.before(chain, id, before, most), most)));
    }

    /** A merchant sees what was claimed at its tills or from afar; so a part may have fewer items than the limit, and go on. */
    private static Page<ClaimView> page(Caller caller, List<RewardClaim> found, int most) {
        String next = found.size() < most
                ? null
                : Long.toString(found.getLast().made().seq());
        return new Page<>(
                found.stream()
                        .filter(claim -> claim.isOpenTo(caller.binding().merchant()))
                        .map(ClaimView::of)
                        .toList(),
                next);
    }

    private static RewardId named(String reward) {
        return Fields.parsed("reward", reward, RewardId::new);
    }
}
