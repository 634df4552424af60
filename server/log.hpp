#pragma once

#include "server/handler.hpp"

#include <string>

namespace motcua::server {

// One line each, on stderr. error: we failed; warning: refused or retried; info: life-cycle and requests. No personal
// data, no raw path, no text of a statement.
//
// `level` is error, warning, info or debug; `format` is text or json.
void set_up_log(const std::string& level, const std::string& format);

void log_error(const std::string& message);
void log_warning(const std::string& message);
void log_info(const std::string& message);

// The one line of a request.
void log_exchange(const Exchange& exchange);

}  // namespace motcua::server
