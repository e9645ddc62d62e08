package io.guerdon.program;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Settings as they are written down, and everything that is wrong with them: first their shape, then what they mean. */
public final class SettingsForm {
    private static final Schema SCHEMA = schema();
    static final String UNCHANGEABLE = "unchangeable";

    private SettingsForm() {}

    /** What settings come to. */
    public sealed interface Reading {
        /** A program in one revision. */
        record Valid(Program program) implements Reading {}

        /** Nothing; each violation says where and why. */
        record Invalid(List<Violation> violations) implements Reading {}
    }

    /** Reads the settings of a program's revision, which is numbered by whoever asks. */
    public static Reading read(ProgramId id, int revision, String settings) {
        List<Violation> shape = SCHEMA.validate(settings, InputFormat.JSON).stream()
                .map(SettingsForm::violation)
                .distinct()
                .toList();
        if (!shape.isEmpty()) {
            return new Reading.Invalid(shape);
        }
        ObjectNode tree = (ObjectNode) ProgramJson.MAPPER.readTree(settings);
        List<Violation> meaning = SettingsMeaning.violations(tree);
        return meaning.isEmpty()
                ? new Reading.Valid(ProgramJson.program(id, revision, tree))
                : new Reading.Invalid(meaning);
    }

    /** The same for settings that say themselves whose they are, as a file does that founds a program. */
    public static Reading readFounding(String file) {
        try {
            ObjectNode tree = (ObjectNode) ProgramJson.MAPPER.readTree(file);
            ProgramId id = new ProgramId(tree.path(ProgramJson.ID).asString(""));
            return read(
                    id,
                    1,
                    tree.without(ProgramJson.ID).without(ProgramJson.REVISION).toString());
        } catch (JacksonException | ClassCastException | IllegalArgumentException unreadable) {
            return new Reading.Invalid(
                    List.of(new Violation("", "malformed", String.valueOf(unreadable.getMessage()))));
        }
    }

    /** What a revision must not change: balances would mean something else. */
    public static List<Violation> succeeds(Program before, Program after) {
        List<Violation> violations = new ArrayList<>();
        String currency = before.place().currency();
        if (!currency.equals(after.place().currency())) {
            violations.add(new Violation("/place/currency", UNCHANGEABLE, "the program counts in " + currency));
        }
        if (!before.place().testClockFrom().equals(after.place().testClockFrom())) {
            String reason = "a program is a sandbox from its first revision on, or never";
            violations.add(new Violation("/place/testClockFrom", UNCHANGEABLE, reason));
        }
        for (WalletSettings wallet : before.catalogue().wallets()) {
            if (after.catalogue()
                    .wallet(wallet.id())
                    .filter(same -> same.use() == wallet.use())
                    .isEmpty()) {
                String reason = "members may have some of " + wallet.id() + ", which is for " + wallet.use();
                violations.add(new Violation("/catalogue/wallets", UNCHANGEABLE, reason));
            }
        }
        violations.addAll(statusKept(before, after));
        violations.addAll(couponsSucceed(before.catalogue(), after.catalogue()));
        violations.addAll(giftCardsSucceed(before.catalogue(), after.catalogue()));
        violations.addAll(storedValuesSucceed(before.catalogue(), after.catalogue()));
        violations.addAll(rebatesSucceed(before.catalogue(), after.catalogue()));
        violations.addAll(CreditLinesMeaning.succeed(before.catalogue(), after.catalogue()));
        violations.addAll(PartnerCurrenciesMeaning.succeed(before.catalogue(), after.catalogue()));
        violations.addAll(BudgetsMeaning.succeed(before.policies(), after.policies()));
        return List.copyOf(violations);
    }

    /** What a revision must not change in the midst of a period, if it is in force {@code from} then on, after {@code before}. */
    public static List<Violation> succeedsFrom(Instant from, Program before, Program after) {
        return IssuingCapsMeaning.lowered(before, after, from);
    }

    /** What is in a wallet for status says by its expiry on which day it was earned. */
    private static List<Violation> statusKept(Program before, Program after) {
        List<Violation> violations = new ArrayList<>();
        for (WalletSettings wallet : before.catalogue().wallets()) {
            boolean kept = after.catalogue()
                    .wallet(wallet.id())
                    .map(same -> same.lots().expiry().equals(wallet.lots().expiry()))
                    .orElse(true);
            if (wallet.use() == WalletSettings.Use.STATUS && !kept) {
                String reason = "the expiry of " + wallet.id() + " says when what is in it was earned";
                violations.add(new Violation("/catalogue/wallets", UNCHANGEABLE, reason));
            }
        }
        if (before.catalogue().wallets().stream().anyMatch(wallet -> wallet.use() == WalletSettings.Use.STATUS)
                && !before.place().zone().equals(after.place().zone())) {
            violations.add(new Violation("/place/zone", UNCHANGEABLE, "status was counted in its days"));
        }
        return violations;
    }

    private static List<Violation> couponsSucceed(Catalogue before, Catalogue after) {
        return before.coupons().stream()
                .filter(coupon -> after.coupon(coupon.id())
                        .filter(same -> same.off().equals(coupon.off()))
                        .isEmpty())
                .map(coupon -> new Violation(
                        "/catalogue/coupons",
                        UNCHANGEABLE,
                        "members may have some of " + coupon.id() + ", which take off what they take off"))
                .toList();
    }

    private static List<Violation> giftCardsSucceed(Catalogue before, Catalogue after) {
        return before.giftCards().stream()
                .filter(card -> after.giftCard(card.id())
                        .filter(same -> same.wallet().equals(card.wallet()))
                        .isEmpty())
                .map(card -> new Violation(
                        "/catalogue/giftCards",
                        UNCHANGEABLE,
                        "somebody may have one of " + card.id() + ", which counts in " + card.wallet()))
                .toList();
    }

    private static List<Violation> storedValuesSucceed(Catalogue before, Catalogue after) {
        List<Violation> violations = new ArrayList<>();
        for (StoredValueSettings value : before.storedValues()) {
            StoredValueSettings.Parts parts = value.parts();
            if (after.storedValue(value.id())
                    .map(StoredValueSettings::parts)
                    .filter(same -> same.principal().equals(parts.principal())
                            && same.bonus().equals(parts.bonus()))
                    .isEmpty()) {
                String reason = "members may have some of " + value.id() + ", which is in " + parts.principal()
                        + " and " + parts.bonus();
                violations.add(new Violation("/catalogue/storedValues", UNCHANGEABLE, reason));
            }
        }
        return violations;
    }

    /** One that is no longer there runs to the end of its period; one that counts otherwise is another one. */
    private static List<Violation> rebatesSucceed(Catalogue before, Catalogue after) {
        return before.rebates().stream()
                .filter(rebate -> after.rebate(rebate.id())
                        .filter(same -> !same.countsLike(rebate))
                        .isPresent())
                .map(rebate -> new Violation(
                        "/catalogue/rebates",
                        UNCHANGEABLE,
                        rebate.id() + " counts " + rebate.measure() + " by the " + rebate.per()))
                .toList();
    }

    /** A field that is missing or unknown is pointed at itself, not at what it is missing from. */
    private static Violation violation(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String pointer = property == null
                ? place
                : place + "/" + property.replace("~", "~0").replace("/", "~1");
        return new Violation(pointer, code(error.getKeyword()), error.getMessage());
    }

    private static String code(String keyword) {
        return switch (keyword) {
            case "required" -> "missing";
            case "additionalProperties" -> "unknown-field";
            case "type" -> "wrong-type";
            case "enum", "const", "not" -> "not-one-of";
            case "minimum", "maximum" -> "out-of-range";
            case "minLength", "maxLength", "minItems", "maxItems" -> "wrong-size";
            case "uniqueItems" -> "duplicate";
            default -> "malformed";
        };
    }

    private static Schema schema() {
        try (InputStream file = SettingsForm.class.getResourceAsStream("settings.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
