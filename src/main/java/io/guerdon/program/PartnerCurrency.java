package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.PartnerCurrencyId;
import java.util.Optional;

/**
 * A currency that a partner keeps in a scheme of its own, outside of the program, and how it becomes points and points become it.
 *
 * @param id its name
 * @param merchant whose it is: funds the points that come in, and is paid for those that go out
 * @param in how its units become points; empty where they do not
 * @param out how points become its units; empty where they do not
 * @param goingRound what the program wants of that where nothing is lost by converting out and in again; empty where something is
 */
public record PartnerCurrency(
        PartnerCurrencyId id,
        MerchantId merchant,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ConversionTerms> in,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ConversionTerms> out,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<GoingRound> goingRound) {
    /** What becomes of points that go out and come in again for nothing. */
    public enum GoingRound {
        /** They live anew, as often as the member likes. */
        RENEWS
    }

    /** Which way. */
    public enum Direction {
        /** Units of the partner become points. */
        IN {
            @Override
            public long step(ConversionTerms terms) {
                return terms.units();
            }

            @Override
            long gets(ConversionTerms terms) {
                return terms.points();
            }
        },
        /** Points become units of the partner. */
        OUT {
            @Override
            public long step(ConversionTerms terms) {
                return terms.points();
            }

            @Override
            long gets(ConversionTerms terms) {
                return terms.units();
            }
        };

        /** What is given in one step. */
        public abstract long step(ConversionTerms terms);

        /** What is got for one step. */
        abstract long gets(ConversionTerms terms);

        /**
         * What is got for an amount of whole steps.
         *
         * @throws IllegalArgumentException where it is none
         */
        public long convert(ConversionTerms terms, long given) {
            if (given % step(terms) != 0) {
                throw new IllegalArgumentException(given + " is no whole number of steps of " + step(terms));
            }
            return Math.multiplyExact(given / step(terms), gets(terms));
        }
    }

    /** How it is converted in a direction; empty where it is not. */
    public Optional<ConversionTerms> terms(Direction direction) {
        return switch (direction) {
            case IN -> in;
            case OUT -> out;
        };
    }
}
