package io.teamlabs.integrations.identity.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a JAX-RS resource, or one of its methods, that needs no bearer token: what browsers and providers call, health, and
 * what a page needs before anybody signs in. Everything else is refused without one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OpenToAnyone {}
