package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.access.Act;
import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.access.Key;
import io.guerdon.access.KeyRefusal.UnknownMerchant;
import io.guerdon.access.Keys;
import io.guerdon.access.Merchants;
import io.guerdon.ledger.Refusal;
import io.guerdon.unit.MerchantId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The program's keys. */
@Controller
class KeyController {
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    private final Desk desk;
    private final Keys keys;
    private final KeyPlaces places;

    KeyController(Desk desk, Keys keys, KeyPlaces places) {
        this.desk = desk;
        this.keys = keys;
        this.places = places;
    }

    @PostMapping("/v1/keys")
    @Operation(
            summary = "Issue a key; its secret is shown this once",
            description =
                    "One that names a merchant neither sees nor changes what is another's; a partner's has to name"
                            + " one. One that names several acts for one of them at a time: for the partner of the"
                            + " path, elsewhere for whom Guerdon-Merchant says. Of a merchant that lists its stores, a"
                            + " key names a store and terminal that some revision lists, past or to come. Keys are"
                            + " managed with a key of the whole program.")
    @Requires(Act.MANAGE_KEYS)
    Answer<KeyAnswer> issue(Caller caller, IdempotencyKey key, @RequestBody KeyBody body) {
        return desk.guarded(() -> unknownMerchant(caller, body)
                .or(() -> unlisted(caller, key, body))
                .map(Answer::<KeyAnswer>refused)
                .orElseGet(() -> answer(keys.issue(caller.program(), body.grant(), key.value()))));
    }

    /** A repeat is told that it has its key, whatever is listed by now. */
    private Optional<Refusal> unlisted(Caller caller, IdempotencyKey key, KeyBody body) {
        return places.unlisted(caller, body.grant().limits())
                .filter(_ -> !keys.hasIssued(caller.program(), key.value()));
    }

    /** One that has left may still fetch its statements, and one that is to come is given its keys before. The house is in no settings. */
    private Optional<Refusal> unknownMerchant(Caller caller, KeyBody body) {
        return body.named().stream()
                .filter(merchant -> !merchant.equals(MerchantId.HOUSE.value()))
                .filter(merchant -> desk.revisions(caller).all().stream()
                        .allMatch(revision -> revision.program()
                                .merchant(new MerchantId(merchant))
                                .isEmpty()))
                .findFirst()
                .map(UnknownMerchant::new);
    }

    @GetMapping("/v1/keys")
    @Operation(summary = "Every key of the program, without secrets")
    @Requires(Act.MANAGE_KEYS)
    Answer<Page<KeyAnswer>> list(Caller caller) {
        return desk.guarded(() -> Answer.ok(new Page<>(
                keys.of(caller.program()).stream()
                        .map(key -> KeyAnswer.of(key, null))
                        .toList(),
                null)));
    }

    @PostMapping("/v1/keys/{id}/rotation")
    @Operation(summary = "Issue a successor; the old key ends after the overlap")
    @Requires(Act.MANAGE_KEYS)
    Answer<KeyAnswer> rotate(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RotationBody body) {
        Duration overlap = body == null || body.overlap() == null ? USUAL_OVERLAP : body.overlap();
        return desk.guarded(() -> answer(keys.rotate(caller.program(), id, overlap, key.value())));
    }

    @DeleteMapping("/v1/keys/{id}")
    @Operation(summary = "End a key now")
    @Requires(Act.MANAGE_KEYS)
    Answer<EmptyBody> revoke(Caller caller, @PathVariable String id) {
        return desk.guarded(() -> keys.revoke(caller.program(), id)
                .<Answer<EmptyBody>>map(Answer::refused)
                .orElseGet(() -> Answer.ok(EmptyBody.NOTHING)));
    }

    private static Answer<KeyAnswer> answer(Keys.Issuing issuing) {
        return switch (issuing) {
            case Keys.Issuing.Issued issued ->
                Answer.created(KeyAnswer.of(issued.key().key(), issued.key().text()));
            case Keys.Issuing.Refused refused -> Answer.refused(refused.refusal());
        };
    }

    /** How long the old key stays good beside its successor, a day where it is left out. */
    record RotationBody(@Nullable Duration overlap) {
        RotationBody {
            Fields.require(
                    overlap == null || (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0),
                    "overlap",
                    "from PT0S to " + LONGEST_OVERLAP);
        }
    }

    /** A key; {@code key}, what callers send, is there only when it is issued. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record KeyAnswer(
            String id,
            @Nullable String key,
            String role,
            String merchant,
            List<String> merchants,
            String store,
            String terminal,
            String label,
            Instant createdAt,
            @Nullable Instant endsAt) {
        static KeyAnswer of(Key key, @Nullable String text) {
            return switch (key.grant().limits()) {
                case Binding one -> of(key, text, one, List.of());
                case Merchants several -> of(key, text, Binding.NONE, several.names());
            };
        }

        private static KeyAnswer of(Key key, @Nullable String text, Binding one, List<String> several) {
            Instant end = key.life().endsAt();
            return new KeyAnswer(
                    key.id(),
                    text,
                    key.grant().role().wire(),
                    one.merchant(),
                    several,
                    one.store(),
                    one.terminal(),
                    key.grant().label(),
                    key.life().createdAt(),
                    end.equals(Instant.MAX) ? null : end);
        }
    }
}
