package dev.costtracker.api.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The {@link Fields} of a request's query; an operation without this parameter takes no query at all. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {

    /** Whether a form may have sent it, which sends what was left blank too: that counts as left out. */
    boolean ofForm() default false;
}
