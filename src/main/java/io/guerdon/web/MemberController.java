package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ChainId;
import io.guerdon.member.Enrolment;
import io.guerdon.member.Identifier;
import io.guerdon.member.IdentifierType;
import io.guerdon.member.MemberRefusal.MemberNotFound;
import io.guerdon.member.MemberView;
import io.guerdon.member.Members;
import io.guerdon.member.PersonalData;
import io.guerdon.program.Program;
import io.guerdon.tier.Tiers;
import io.guerdon.unit.MemberId;
import io.guerdon.web.Answer.Told;
import io.guerdon.web.MemberAnswers.MemberAnswer;
import io.guerdon.web.MemberBodies.EnrolBody;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Enrols and finds members. */
@Controller
class MemberController {
    private final Desk desk;
    private final Members members;
    private final Tiers tiers;

    MemberController(Desk desk, Members members, Tiers tiers) {
        this.desk = desk;
        this.members = members;
        this.tiers = tiers;
    }

    @PostMapping("/v1/members")
    @Operation(summary = "Enrol a member, or find the one who has an identifier already")
    @Requires(Act.ENROL)
    Answer<MemberAnswer> enrol(Caller caller, IdempotencyKey key, @RequestBody EnrolBody body) {
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            return answer(
                    program, members.enrolments().enrol(body.command(program.id()), key.of(caller), caller.actor()));
        });
    }

    /** Whoever has just enrolled has no tier, and a repeat is answered as it was. */
    private Answer<MemberAnswer> answer(Program program, Enrolment enrolment) {
        return switch (enrolment) {
            case Enrolment.Enrolled enrolled -> Answer.created(MemberAnswer.of(enrolled.member(), Optional.empty()));
            case Enrolment.Repeated repeated ->
                new Answer.Given<>(201, MemberAnswer.of(repeated.member(), Optional.empty()), Told.AGAIN);
            case Enrolment.Existing existing -> Answer.ok(answer(program, existing.member()));
            case Enrolment.Refused refused -> Answer.refused(refused.refusal());
        };
    }

    private MemberAnswer answer(Program program, MemberView member) {
        return MemberAnswer.of(member, tiers.inForce(program, new ChainId(program.id(), member.id())));
    }

    @GetMapping("/v1/members/{member}")
    @Operation(summary = "A member")
    @Requires(Act.FIND_MEMBER)
    Answer<MemberAnswer> member(Caller caller, @PathVariable String member) {
        return desk.about(
                caller,
                member,
                (program, chain) -> members.personalData()
                        .view(chain)
                        .map(view -> Answer.ok(answer(program, view)))
                        .orElseGet(() -> Answer.refused(new MemberNotFound())));
    }

    @GetMapping(
            path = "/v1/members",
            params = {"!type", "!value"})
    @Operation(summary = "The program's members, in an order that stays; with an identifier, the one who has it")
    @Requires(Act.LIST_MEMBERS)
    Answer<Page<MemberAnswer>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        String after = cursor == null ? "" : Paths.member(cursor);
        return desk.guarded(() -> {
            Program program = desk.program(caller);
            PersonalData.Part part = members.personalData().list(caller.program(), after, most);
            return Answer.ok(new Page<>(
                    part.members().stream()
                            .map(listed -> MemberAnswer.of(
                                    listed,
                                    tiers.inForce(
                                            program,
                                            new ChainId(
                                                    program.id(),
                                                    listed.member().id()))))
                            .toList(),
                    part.next().map(MemberId::value).orElse(null)));
        });
    }

    /** Both parameters are there by the mapping; {@code required} would be told of the list as well. */
    @GetMapping(
            path = "/v1/members",
            params = {"type", "value"})
    @Operation(summary = "The program's members, in an order that stays; with an identifier, the one who has it")
    @Requires(Act.FIND_MEMBER)
    Answer<MemberAnswer> find(
            Caller caller, @RequestParam(required = false) String type, @RequestParam(required = false) String value) {
        Identifier identifier = new Identifier(IdentifierType.ofWire(type), value);
        return member(caller, identifier.type().wire() + ":" + identifier.value());
    }
}
