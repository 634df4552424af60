#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace motcua::server {

// What the program's exit code tells a script; the numbers are part of the contract (see --help).
enum class ExitCode : std::uint8_t { ok = 0, failure = 1, usage = 2, database = 3, listen = 4 };

// Ends the program with one clear line on stderr and this exit code.
class Failure : public std::runtime_error {
public:
    Failure(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

    ExitCode code() const { return code_; }

private:
    ExitCode code_;
};

}  // namespace motcua::server
