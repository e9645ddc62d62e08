package io.guerdon.earning;

import io.guerdon.unit.MerchantId;

/**
 * Where a sale happened.
 *
 * @param merchant whose till
 * @param store empty where not given
 * @param terminal empty where not given
 */
public record Till(MerchantId merchant, String store, String terminal) {}
