package io.guerdon.giftcard;

import io.guerdon.program.GiftCardSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.GiftCardId;

/**
 * A card there is, sold or not.
 *
 * @param id its id
 * @param definition of which sort; no revision drops one
 */
public record GiftCard(GiftCardId id, DefinitionId definition) {
    /** What the settings say of its sort. */
    public GiftCardSettings settings(Program program) {
        return program.catalogue()
                .giftCard(definition)
                .orElseThrow(() -> new IllegalStateException("there is no definition " + definition));
    }
}
