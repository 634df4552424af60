#include "server/files.hpp"

#include "server/failure.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace motcua::server {

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream stream{path, std::ios::binary};
    if (!stream || std::filesystem::is_directory(path)) {
        throw Failure(ExitCode::failure,
                      "cannot read " + path.string() + ": " + std::strerror(errno == 0 ? EISDIR : errno));
    }
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void make_folder_of(const std::filesystem::path& file)
{
    const auto folder = file.parent_path();
    if (folder.empty() || std::filesystem::exists(folder)) return;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) throw Failure(ExitCode::failure, "cannot make the folder " + folder.string() + ": " + error.message());
}

}  // namespace motcua::server
