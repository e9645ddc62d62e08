package io.guerdon.web;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.guerdon.access.Caller;
import io.guerdon.access.Keyholder;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.member.MemberRef;
import io.guerdon.member.Members;
import io.guerdon.member.Resolution;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Revisions;
import io.guerdon.unit.MemberId;
import io.guerdon.web.Answer.Told;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The way every request about a member goes: whose program, which member, may this caller, then the use case, then the answer
 * from the committed entry alone, so that a repeat is answered word for word. A breaker answers at once while the store is away.
 */
final class Desk {
    private final Programs programs;
    private final Members members;
    private final History history;
    private final CircuitBreaker breaker;
    private final ProgramTime time;

    Desk(Programs programs, Members members, History history, CircuitBreaker breaker, ProgramTime time) {
        this.programs = programs;
        this.members = members;
        this.history = history;
        this.breaker = breaker;
        this.time = time;
    }

    /** Shapes the answer from an entry; pure. The zone is the one of the revision the entry was decided under. */
    interface Form<T> {
        T of(Entry entry, ZoneId zone);
    }

    /** Has something changed; a repeat is answered as before, although the card may have been blocked since. */
    <T> Answer<T> change(Order order, BiFunction<Program, Call, Outcome> work, Form<T> form) {
        return guarded(() -> switch (resolve(order.caller(), order.member())) {
            case Resolution.Missed missed -> Answer.refused(missed.refusal());
            case Resolution.Found found -> changed(order, found.chain(), work, form);
            case Resolution.Barred barred
            when isRepeat(order, barred.chain()) -> changed(order, barred.chain(), work, form);
            case Resolution.Barred barred -> Answer.refused(barred.refusal());
        });
    }

    private <T> Answer<T> changed(Order order, ChainId chain, BiFunction<Program, Call, Outcome> work, Form<T> form) {
        Callers.checkMember(order.caller(), chain.member());
        Program program = program(order.caller());
        Call call =
                new Call(chain, order.key().of(order.caller()), order.caller().actor(), program.revision());
        return answer(work.apply(program, call), program, form);
    }

    /** A key that has an entry can never make another one. */
    private boolean isRepeat(Order order, ChainId chain) {
        return history.byKey(chain, order.key().of(order.caller())).isPresent();
    }

    private Resolution resolve(Caller caller, String member) {
        return members.directory().resolve(caller.program(), MemberRef.parse(member));
    }

    /** Whom a name stands for, whether or not it is served any more. */
    Optional<MemberId> bearer(Caller caller, MemberRef name) {
        return guarded(() -> switch (members.directory().resolve(caller.program(), name)) {
            case Resolution.Found found -> Optional.of(found.chain().member());
            case Resolution.Barred barred -> Optional.of(barred.chain().member());
            case Resolution.Missed _ -> Optional.empty();
        });
    }

    /** Does or reads something about one member. */
    <T> Answer<T> about(Caller caller, String member, BiFunction<Program, ChainId, Answer<T>> work) {
        return guarded(() -> switch (resolve(caller, member)) {
            case Resolution.Missed missed -> Answer.refused(missed.refusal());
            case Resolution.Barred barred -> Answer.refused(barred.refusal());
            case Resolution.Found found -> {
                Callers.checkMember(caller, found.chain().member());
                yield work.apply(program(caller), found.chain());
            }
        });
    }

    /** Lets nothing through to a store that is known to be away. */
    <T> T guarded(java.util.function.Supplier<T> work) {
        return breaker.executeSupplier(work);
    }

    /** The settings of the caller's program that are in force now. */
    Program program(Keyholder caller) {
        // First the time: whatever was published before it came to this is known then.
        Instant now = time.now(caller.program());
        return revisions(caller).inForce(now).program();
    }

    /** Everything the caller's program has been and will be. */
    Revisions revisions(Keyholder caller) {
        return programs.find(caller.program()).orElseThrow(() -> new Rejection(Fault.PROGRAM_NOT_FOUND));
    }

    /** What became of something, in words for the caller. */
    <T> Answer<T> answer(Outcome outcome, Program program, Form<T> form) {
        return switch (outcome) {
            case Outcome.Committed done -> given(done.entry(), program, form, Told.FIRST);
            case Outcome.Replayed done -> given(done.entry(), program, form, Told.AGAIN);
            case Outcome.Refused refused -> new Answer.Refused<>(refused.refusal(), Told.FIRST);
            case Outcome.RefusedBefore refused -> new Answer.Refused<>(refused.refusal(), Told.AGAIN);
        };
    }

    private <T> Answer<T> given(Entry entry, Program program, Form<T> form, Told told) {
        int status = entry.kind() == EntryKind.ADJUST_REQUEST ? 202 : 201;
        return new Answer.Given<>(status, form.of(entry, zone(entry, program)), told);
    }

    private ZoneId zone(Entry entry, Program program) {
        int revision = entry.draft().why().trace().revision();
        Program then = revision == 0 || revision == program.revision()
                ? program
                : programs.revision(program.id(), revision).orElse(program);
        return then.place().zone();
    }
}
