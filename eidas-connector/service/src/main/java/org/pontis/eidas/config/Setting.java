package org.pontis.eidas.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One thing to set: what it is, for the operator, and what holds if nobody sets it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {

    /** A sentence or two. */
    String value();

    /** As it would be written; empty if it has to be set, or may be left out. */
    String byDefault() default "";
}
