/**
 * The load tests: start the service, load it over HTTP, print the figures, and hold the ledger against what was
 * acknowledged. Nothing here is part of the product, and the product knows nothing of it.
 */
@NullMarked
package io.guerdon.load;

import org.jspecify.annotations.NullMarked;
