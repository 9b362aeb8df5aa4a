package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;

/** How a claimed refresh ended, on its way to the row. */
sealed interface Settlement {

    RefreshClaim claim();

    Flight flight();

    /** The provider gave a token; the refresh token that was spent is kept where the answer holds no new one. */
    record Answered(RefreshClaim claim, Flight flight, Secret spent, TokenAnswer answer) implements Settlement {

        /** Returns the refresh token that is good from now on. */
        Secret refreshToken() {
            Secret rotated = answer.refreshToken();
            return rotated == null ? spent : rotated;
        }
    }

    /** The provider refused, or could not be asked. */
    record Refused(RefreshClaim claim, Flight flight, OAuthFailure failure) implements Settlement {}

    /** The stored refresh token cannot be unsealed. */
    record Damaged(RefreshClaim claim, Flight flight) implements Settlement {}
}
