package io.teamlabs.integrations.catalog.control;

import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import java.util.List;

/** An SPI, discovered by CDI: each provider's package says which integration types are its own. */
public interface TypeDefinitions {

    List<TypeDefinition> types();
}
