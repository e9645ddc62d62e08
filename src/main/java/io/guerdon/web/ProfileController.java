package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.member.Members;
import io.guerdon.web.MemberAnswers.ProfileAnswer;
import io.guerdon.web.MemberAnswers.TokenAnswer;
import io.guerdon.web.MemberBodies.ProfileBody;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What members tell, and the token their phone shows. None of it is an entry. */
@Controller
class ProfileController {
    private final Desk desk;
    private final Members members;

    ProfileController(Desk desk, Members members) {
        this.desk = desk;
        this.members = members;
    }

    @GetMapping("/v1/members/{member}/profile")
    @Operation(summary = "What the member told")
    @Requires(Act.READ_PROFILE)
    Answer<ProfileAnswer> profile(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (_, chain) -> Answer.ok(ProfileAnswer.of(members.personalData().profile(chain))));
    }

    @PutMapping("/v1/members/{member}/profile")
    @Operation(summary = "Put a profile in the place of the one before")
    @Requires(Act.CHANGE_PROFILE)
    Answer<ProfileAnswer> tell(Caller caller, @PathVariable String member, @RequestBody ProfileBody body) {
        return desk.about(
                caller,
                member,
                (_, chain) -> members.personalData()
                        .update(chain, body.profile())
                        .<Answer<ProfileAnswer>>map(Answer::refused)
                        .orElseGet(() -> Answer.ok(ProfileAnswer.of(body.profile()))));
    }

    @PostMapping("/v1/members/{member}/token")
    @Operation(summary = "A short-lived token for the member's phone to show as a QR code")
    @Requires(Act.ISSUE_TOKEN)
    Answer<TokenAnswer> token(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (_, chain) -> Answer.created(TokenAnswer.of(members.directory().token(chain))));
    }
}
