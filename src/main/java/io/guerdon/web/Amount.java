package io.guerdon.web;

import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** So much of a wallet's unit. */
record Amount(String unit, long amount) {
    /** By unit, without those that come to nothing. */
    static List<Amount> of(Map<WalletId, Long> sums) {
        Map<String, Long> sorted = new TreeMap<>();
        sums.forEach((wallet, sum) -> sorted.put(wallet.value(), sum));
        return sorted.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new Amount(sum.getKey(), sum.getValue()))
                .toList();
    }
}
