package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import io.guerdon.unit.PlanId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RebateId;
import io.guerdon.unit.RewardId;
import io.guerdon.unit.StoreId;
import io.guerdon.unit.TerminalId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Programs as they are kept and shown: JSON, readable as it was given. */
public final class ProgramJson {
    static final String ID = "id";
    static final String REVISION = "revision";
    private static final String CATALOGUE = "catalogue";
    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // What is left out is empty, also in settings that are older than the list.
            .withConfigOverride(List.class, lists -> lists.setNullHandling(EMPTY))
            .withConfigOverride(Set.class, sets -> sets.setNullHandling(EMPTY))
            .addMixIn(ProgramId.class, Name.class)
            .addMixIn(MerchantId.class, Name.class)
            .addMixIn(WalletId.class, Name.class)
            .addMixIn(RewardId.class, Name.class)
            .addMixIn(RebateId.class, Name.class)
            .addMixIn(PlanId.class, Name.class)
            .addMixIn(DefinitionId.class, Name.class)
            .addMixIn(PartnerCurrencyId.class, Name.class)
            .addMixIn(StoreId.class, Name.class)
            .addMixIn(TerminalId.class, Name.class)
            .build();

    private ProgramJson() {}

    /** Reads a program that was written here. */
    public static Program parse(String program) {
        return program((ObjectNode) MAPPER.readTree(program));
    }

    /** Writes a program with its id and number. */
    public static String write(Program program) {
        return MAPPER.writeValueAsString(program);
    }

    /** A program's settings alone, as {@link SettingsForm} reads them. */
    public static JsonNode settings(Program program) {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(write(program));
        return tree.without(ID).without(REVISION);
    }

    /** A policy of expiry alone, for who keeps it apart from its program. */
    public static String write(ExpiryPolicy policy) {
        return MAPPER.writeValueAsString(policy);
    }

    /** Reads a policy of expiry that was written here. */
    public static ExpiryPolicy expiry(String policy) {
        return MAPPER.readValue(policy, ExpiryPolicy.class);
    }

    static Program program(ProgramId id, int revision, ObjectNode settings) {
        ObjectNode tree = settings.deepCopy().put(ID, id.value()).put(REVISION, revision);
        return program(tree);
    }

    /** Settings that say nothing of a catalogue, as those did that are older than it, have an empty one. */
    private static Program program(ObjectNode tree) {
        if (!tree.has(CATALOGUE)) {
            tree.putObject(CATALOGUE);
        }
        return MAPPER.treeToValue(tree, Program.class);
    }

    /** Names are plain texts. */
    private record Name(@JsonValue String value) {
        @JsonCreator
        Name {}
    }
}
