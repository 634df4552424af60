#pragma once

#include <filesystem>
#include <string>

namespace motcua::server {

// The bytes of a file. Throws Failure that names it.
std::string read_file(const std::filesystem::path& path);

// Makes the folder a file is to stand in, readable by nobody else. Throws Failure that names it.
void make_folder_of(const std::filesystem::path& file);

}  // namespace motcua::server
