#pragma once

#include "server/config.hpp"
#include "server/courier.hpp"

#include <string>
#include <vector>

namespace motcua::server {

// The channels the configuration has, whose links to this service begin with `public_url`.
std::vector<Channel> make_channels(const Config& config, const std::string& public_url);

RetryRules retry_rules(const Config& config);

}  // namespace motcua::server
