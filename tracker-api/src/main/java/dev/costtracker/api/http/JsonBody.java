package dev.costtracker.api.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The {@link Fields} of a request's JSON body. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonBody {

    /** What a single thing may have: 1 MB. */
    int SINGLE = 1024 * 1024;

    /** What a batch may have: 5 MB. */
    int BATCH = 5 * SINGLE;

    /** The most bytes it may have. */
    int most() default SINGLE;

    /** Whether a request without a body means the same as one with an empty object. */
    boolean optional() default false;
}
