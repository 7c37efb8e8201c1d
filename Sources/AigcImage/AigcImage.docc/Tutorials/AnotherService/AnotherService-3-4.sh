swift package --allow-writing-to-package-directory update-spec --from metadata/tccli
# cvm 2017-03-12: no difference
