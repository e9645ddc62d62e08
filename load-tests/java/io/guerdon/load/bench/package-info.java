/**
 * The bare endpoint that the service is compared with. It is put on the class path of the service by the load tests only, and
 * exists only under the profile {@code bench}.
 */
@NullMarked
package io.guerdon.load.bench;

import org.jspecify.annotations.NullMarked;
