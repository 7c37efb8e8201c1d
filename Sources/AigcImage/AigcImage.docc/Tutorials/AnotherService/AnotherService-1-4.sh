swift package --allow-writing-to-package-directory add-service cvm \
    --from metadata/tccli --actions DescribeZones
# wrote spec/cvm/2017-03-12/api.json
# wrote Sources/TencentCloudCVM/bindings-config.json
# wrote Sources/TencentCloudCVM/TencentCloudCVM.swift
