"""Countries in the tables of ACLED and UCDP: ISO 3166-1 numbers and the regions that each of the two puts them into.

Keyed by ISO 3166-1 alpha-3; XKX (Kosovo) is the user-assigned code that GeoNames uses, and has ACLED's region but no
number. How countries are found in a text is `resolve`'s. Sources: ISO 3166-1; UCDP GED Codebook, "region"; ACLED's
names of regions as in its files of 2024. Its list of countries was not at hand: most follow from the names, and
those to compare with it are Afghanistan, Mozambique, Zambia and Zimbabwe. Gleditsch and Ward's numbers are left out:
the free table at hand gives Yemen and Viet Nam those of states that ended.
"""

from typing import Final

_NUMBERS: Final = """
    ABW 533 AFG 4 AGO 24 AIA 660 ALA 248 ALB 8 AND 20 ARE 784 ARG 32 ARM 51 ASM 16 ATA 10 ATF 260 ATG 28 AUS 36 AUT 40
    AZE 31 BDI 108 BEL 56 BEN 204 BES 535 BFA 854 BGD 50 BGR 100 BHR 48 BHS 44 BIH 70 BLM 652 BLR 112 BLZ 84 BMU 60
    BOL 68 BRA 76 BRB 52 BRN 96 BTN 64 BVT 74 BWA 72 CAF 140 CAN 124 CCK 166 CHE 756 CHL 152 CHN 156 CIV 384 CMR 120
    COD 180 COG 178 COK 184 COL 170 COM 174 CPV 132 CRI 188 CUB 192 CUW 531 CXR 162 CYM 136 CYP 196 CZE 203 DEU 276
    DJI 262 DMA 212 DNK 208 DOM 214 DZA 12 ECU 218 EGY 818 ERI 232 ESH 732 ESP 724 EST 233 ETH 231 FIN 246 FJI 242
    FLK 238 FRA 250 FRO 234 FSM 583 GAB 266 GBR 826 GEO 268 GGY 831 GHA 288 GIB 292 GIN 324 GLP 312 GMB 270 GNB 624
    GNQ 226 GRC 300 GRD 308 GRL 304 GTM 320 GUF 254 GUM 316 GUY 328 HKG 344 HMD 334 HND 340 HRV 191 HTI 332 HUN 348
    IDN 360 IMN 833 IND 356 IOT 86 IRL 372 IRN 364 IRQ 368 ISL 352 ISR 376 ITA 380 JAM 388 JEY 832 JOR 400 JPN 392
    KAZ 398 KEN 404 KGZ 417 KHM 116 KIR 296 KNA 659 KOR 410 KWT 414 LAO 418 LBN 422 LBR 430 LBY 434 LCA 662 LIE 438
    LKA 144 LSO 426 LTU 440 LUX 442 LVA 428 MAC 446 MAF 663 MAR 504 MCO 492 MDA 498 MDG 450 MDV 462 MEX 484 MHL 584
    MKD 807 MLI 466 MLT 470 MMR 104 MNE 499 MNG 496 MNP 580 MOZ 508 MRT 478 MSR 500 MTQ 474 MUS 480 MWI 454 MYS 458
    MYT 175 NAM 516 NCL 540 NER 562 NFK 574 NGA 566 NIC 558 NIU 570 NLD 528 NOR 578 NPL 524 NRU 520 NZL 554 OMN 512
    PAK 586 PAN 591 PCN 612 PER 604 PHL 608 PLW 585 PNG 598 POL 616 PRI 630 PRK 408 PRT 620 PRY 600 PSE 275 PYF 258
    QAT 634 REU 638 ROU 642 RUS 643 RWA 646 SAU 682 SDN 729 SEN 686 SGP 702 SGS 239 SHN 654 SJM 744 SLB 90 SLE 694
    SLV 222 SMR 674 SOM 706 SPM 666 SRB 688 SSD 728 STP 678 SUR 740 SVK 703 SVN 705 SWE 752 SWZ 748 SXM 534 SYC 690
    SYR 760 TCA 796 TCD 148 TGO 768 THA 764 TJK 762 TKL 772 TKM 795 TLS 626 TON 776 TTO 780 TUN 788 TUR 792 TUV 798
    TWN 158 TZA 834 UGA 800 UKR 804 UMI 581 URY 858 USA 840 UZB 860 VAT 336 VCT 670 VEN 862 VGB 92 VIR 850 VNM 704
    VUT 548 WLF 876 WSM 882 YEM 887 ZAF 710 ZMB 894 ZWE 716
"""
_ACLED_REGIONS: Final = {
    "Western Africa": "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SHN SLE TGO",
    "Middle Africa": "AGO CAF CMR COD COG GAB GNQ STP TCD",
    "Eastern Africa": "BDI COM DJI ERI ETH KEN MDG MOZ MUS MWI MYT REU RWA SOM SSD SYC TZA UGA",
    "Southern Africa": "BWA LSO NAM SWZ ZAF ZMB ZWE",
    "Northern Africa": "DZA EGY ESH LBY MAR SDN TUN",
    "South Asia": "BGD BTN IND IOT LKA MDV NPL PAK",
    "Southeast Asia": "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM",
    "East Asia": "CHN HKG JPN KOR MAC MNG PRK TWN",
    "Middle East": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM",
    "Caucasus and Central Asia": "AFG ARM AZE GEO KAZ KGZ TJK TKM UZB",
    "Europe": """
        ALA ALB AND AUT BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC GRL HRV HUN IMN IRL
        ISL ITA JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR VAT XKX
    """,
    "North America": "BMU CAN MEX SPM USA",
    "Central America": "BLZ CRI GTM HND NIC PAN SLV",
    "Caribbean": """
        ABW AIA ATG BES BHS BLM BRB CUB CUW CYM DMA DOM GLP GRD HTI JAM KNA LCA MAF MSR MTQ PRI SXM TCA TTO VCT VGB
        VIR
    """,
    "South America": "ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SUR URY VEN",
    "Oceania": """
        ASM AUS CCK COK CXR FJI FSM GUM KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI VUT WLF
        WSM
    """,
    "Antarctica": "ATA ATF BVT HMD SGS",
}
# Egypt and Turkey belong to the Middle East, the Caucasus to Europe, Oceania to Asia.
_UCDP_REGIONS: Final = {
    "Africa": ("Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa"),
    "Americas": ("North America", "Central America", "Caribbean", "South America"),
    "Asia": ("South Asia", "Southeast Asia", "East Asia", "Caucasus and Central Asia", "Oceania"),
    "Europe": ("Europe",),
    "Middle East": ("Middle East",),
}
_UCDP_OTHERWISE: Final = {"EGY": "Middle East", "ARM": "Europe", "AZE": "Europe", "GEO": "Europe", "GRL": "Europe"}

_words = _NUMBERS.split()
ISO_NUMERIC: Final = dict(zip(_words[::2], map(int, _words[1::2]), strict=True))
ACLED_REGION: Final = {code: region for region, codes in _ACLED_REGIONS.items() for code in codes.split()}
_UCDP_OF: Final = {region: wide for wide, regions in _UCDP_REGIONS.items() for region in regions}


def ucdp_region(country_code: str) -> str | None:
    """One of UCDP's five regions; None for Antarctica and for what is no country.

    >>> ucdp_region("AFG"), ucdp_region("EGY"), ucdp_region("GEO"), ucdp_region("ATA")
    ('Asia', 'Middle East', 'Europe', None)
    """
    return _UCDP_OTHERWISE.get(country_code) or _UCDP_OF.get(ACLED_REGION.get(country_code, ""))
