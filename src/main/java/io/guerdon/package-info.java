/** Guerdon: a points-and-membership loyalty engine. The packages below are the business, capability by capability. */
@NullMarked
package io.guerdon;

import org.jspecify.annotations.NullMarked;
