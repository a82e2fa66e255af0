/**
 * The method {@code password}: a permanent password, which gives low, and together with an SMS code substantial, if both
 * were registered in person. Modelled on Cl@ve Permanente; where that blocks a password after five failures until its
 * owner goes to an office, this one makes everybody wait a while, so that no stranger can lock anybody out.
 */
package org.pontis.idp.password;
